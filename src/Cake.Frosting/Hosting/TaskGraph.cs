using System.Reflection;
using Cake.Core;

namespace Cake.Frosting.Hosting;

/// <summary>Registers tasks with Cake's engine. Edges are made by name, so that a task may stand in for another of the same name.</summary>
internal static class TaskGraph
{
    public static void Register(ICakeEngine engine, ICakeContext context, IEnumerable<IFrostingTask> tasks)
    {
        foreach (var task in tasks)
        {
            Register(engine, context, task);
        }
    }

    private static void Register(ICakeEngine engine, ICakeContext context, IFrostingTask task)
    {
        var type = task.GetType();
        var name = TaskNaming.NameOf(type);
        var members = TaskMembers.Of(type);
        if (members.ContextType is { } wanted && !wanted.IsInstanceOfType(context))
        {
            throw new FrostingException(
                $"Task '{name}' cannot be used since the context {context.GetType().FullName} isn't convertible to {wanted.FullName}. " +
                $"Call UseContext<{wanted.Name}>() on the host, or derive the context from {wanted.Name}.");
        }

        var builder = engine.RegisterTask(name);
        if (type.GetCustomAttribute<TaskDescriptionAttribute>() is { } description)
        {
            builder.Description(description.Description);
        }

        // A member that is not overridden is not wired: the engine tells tasks without actions apart in its report, and an
        // error handler, even an empty one, turns failure into success.
        if (members.HasRun)
        {
            builder.Does(task.RunAsync);
        }

        if (members.HasShouldRun)
        {
            builder.WithCriteria(task.ShouldRun, task.SkippedMessage);
        }

        if (type.IsDefined(typeof(ContinueOnErrorAttribute), inherit: true))
        {
            builder.ContinueOnError();
        }

        if (members.HasOnError)
        {
            builder.OnError(task.OnError);
        }

        if (members.HasFinally)
        {
            builder.Finally(task.Finally);
        }

        AddEdges(builder, name, type);
    }

    private static void AddEdges(CakeTaskBuilder builder, string name, Type type)
    {
        foreach (var attribute in type.GetCustomAttributes(inherit: true))
        {
            if (attribute is ITaskDependency dependency)
            {
                builder.IsDependentOn(NameOfOther(dependency.Task, name));
            }
            else if (attribute is IReverseTaskDependency dependee)
            {
                builder.IsDependeeOf(NameOfOther(dependee.Task, name));
            }
        }
    }

    private static string NameOfOther(Type other, string name)
        => typeof(IFrostingTask).IsAssignableFrom(other)
            ? TaskNaming.NameOf(other)
            : throw new FrostingException($"Task '{name}': the dependency '{other.FullName}' is not a task. Name a class that implements {nameof(IFrostingTask)}.");
}

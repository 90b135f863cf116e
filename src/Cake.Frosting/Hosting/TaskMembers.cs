using System.Reflection;
using Cake.Core;

namespace Cake.Frosting.Hosting;

/// <summary>Which members a task class overrides, and the context it wants (<see langword="null"/>: any).</summary>
internal sealed record TaskMembers(Type? ContextType, bool HasRun, bool HasShouldRun, bool HasOnError, bool HasFinally)
{
    /// <summary>Looks at a task class; one that implements the interface by itself has written every member.</summary>
    public static TaskMembers Of(Type type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (!ancestor.IsGenericType)
            {
                continue;
            }

            var definition = ancestor.GetGenericTypeDefinition();
            if (definition == typeof(FrostingTask<>))
            {
                return Of(type, ancestor, nameof(FrostingTask<>.Run));
            }

            if (definition == typeof(AsyncFrostingTask<>))
            {
                return Of(type, ancestor, nameof(AsyncFrostingTask<>.RunAsync));
            }
        }

        return new TaskMembers(null, true, true, true, true);
    }

    private static TaskMembers Of(Type type, Type ancestor, string run)
    {
        var context = ancestor.GenericTypeArguments[0];
        return new TaskMembers(
            context,
            Overrides(run, [context]),
            Overrides(nameof(IFrostingTask.ShouldRun), [context]),
            Overrides(nameof(IFrostingTask.OnError), [typeof(Exception), context]),
            Overrides(nameof(IFrostingTask.Finally), [context]));

        bool Overrides(string name, Type[] parameters)
        {
            for (var level = type; level != ancestor; level = level!.BaseType)
            {
                var declared = level!.GetMethod(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, parameters);
                if (declared is not null && declared.GetBaseDefinition().DeclaringType == ancestor)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

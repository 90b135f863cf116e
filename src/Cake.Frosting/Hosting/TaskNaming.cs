using System.Reflection;

namespace Cake.Frosting.Hosting;

/// <summary>The name of a task: what its attribute says, otherwise the name of its class.</summary>
internal static class TaskNaming
{
    public static string NameOf(Type task)
        => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;
}

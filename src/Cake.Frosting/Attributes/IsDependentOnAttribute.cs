namespace Cake.Frosting;

/// <summary>Runs another task before this one. Subclasses inherit it; it may stand several times.</summary>
/// <param name="type">The other task; its name, not its type, makes the edge.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependentOnAttribute(Type type) : Attribute, ITaskDependency
{
    /// <summary>Gets the type of the task that runs before.</summary>
    public Type Task { get; } = type ?? throw new ArgumentNullException(nameof(type));
}

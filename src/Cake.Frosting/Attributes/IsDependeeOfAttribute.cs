namespace Cake.Frosting;

/// <summary>Makes another task depend on this one. Subclasses inherit it; it may stand several times.</summary>
/// <param name="type">The other task; its name, not its type, makes the edge.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IsDependeeOfAttribute(Type type) : Attribute, IReverseTaskDependency
{
    /// <summary>Gets the type of the task that runs after.</summary>
    public Type Task { get; } = type ?? throw new ArgumentNullException(nameof(type));
}

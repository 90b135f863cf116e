namespace Cake.Frosting;

/// <summary>Names a task; without it, the name of the class is the name of the task. Subclasses do not inherit it.</summary>
/// <param name="name">The name, as given to <c>--target</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name ?? throw new ArgumentNullException(nameof(name));
}

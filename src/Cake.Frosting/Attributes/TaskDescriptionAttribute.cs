namespace Cake.Frosting;

/// <summary>Describes a task for <c>--description</c>. Subclasses do not inherit it.</summary>
/// <param name="description">One sentence.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskDescriptionAttribute(string description) : Attribute
{
    /// <summary>Gets the description.</summary>
    public string Description { get; } = description ?? throw new ArgumentNullException(nameof(description));
}

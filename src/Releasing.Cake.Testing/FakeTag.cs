namespace Releasing.Cake.Testing;

/// <summary>A tag of a <see cref="FakeRepository"/>.</summary>
/// <param name="Name">Its name, without <c>refs/tags/</c>.</param>
/// <param name="Commit">The commit it points at, in the end.</param>
/// <param name="TagObject">The object of an annotated tag; null for a light one.</param>
public sealed record FakeTag(string Name, string Commit, string? TagObject)
{
    /// <summary>What the message of an annotated tag says.</summary>
    public string Message { get; init; } = Name + "\n";
}

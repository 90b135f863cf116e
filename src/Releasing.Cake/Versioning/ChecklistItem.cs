namespace Releasing.Cake.Versioning;

/// <summary>One thing that was checked before a release.</summary>
/// <param name="Name">What has to be true, as a clause.</param>
/// <param name="Problems">What is wrong and what to do, a sentence or two each; none when it is true.</param>
internal sealed record ChecklistItem(string Name, IReadOnlyList<string> Problems)
{
    /// <summary>Why it was not checked, as a clause; null where it was.</summary>
    public string? Skipped { get; init; }
}

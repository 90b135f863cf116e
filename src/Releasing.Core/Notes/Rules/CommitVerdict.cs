namespace Releasing.Notes.Rules;

/// <summary>What a rule says of a commit.</summary>
/// <param name="Group">The heading it stands under; null leaves it to the next rule.</param>
/// <param name="Skip">It does not appear.</param>
/// <param name="Scope">The scope it is shown with instead of its own; null leaves its own, and an empty one shows none.</param>
public sealed record CommitVerdict(string? Group, bool Skip = false, string? Scope = null);

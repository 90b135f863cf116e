namespace Releasing.Git;

/// <summary>A tag that stands, directly or through tag objects, for a commit.</summary>
/// <param name="Name">Without <c>refs/tags/</c>. Written by others: print it through <c>PlainText</c>.</param>
/// <param name="Commit">The full hash of the commit.</param>
/// <param name="CommitDate">When the commit was made, UTC.</param>
/// <param name="IsAnnotated">It has a tag object of its own with author and message.</param>
public sealed record GitTag(string Name, string Commit, DateTimeOffset CommitDate, bool IsAnnotated);

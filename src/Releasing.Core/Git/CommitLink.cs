namespace Releasing.Git;

/// <summary>Where a commit stands in the history.</summary>
/// <param name="Hash">The full hash.</param>
/// <param name="Parents">Full hashes, after replacements (git-replace(1)).</param>
/// <param name="Date">When it was committed, UTC.</param>
internal sealed record CommitLink(string Hash, IReadOnlyList<string> Parents, DateTimeOffset Date);

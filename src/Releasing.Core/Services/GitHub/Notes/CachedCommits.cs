namespace Releasing.Services.GitHub.Notes;

/// <summary>The file of a <see cref="CommitCache"/>.</summary>
/// <param name="Schema">The form of the file.</param>
/// <param name="Repository">Whose commits: address of the API, owner and name.</param>
/// <param name="Commits">By full hash.</param>
internal sealed record CachedCommits(int Schema, string Repository, SortedDictionary<string, CommitFacts> Commits);

namespace Releasing.Services.GitHub.Notes;

/// <summary>What GitHub knows of a commit, cleaned.</summary>
internal sealed record CommitFacts
{
    /// <summary>Addresses of author and co-authors, in lower case, with their accounts.</summary>
    public required IReadOnlyList<KnownAuthor> Authors { get; init; }

    /// <summary>The merged pull request that brought it; null for none.</summary>
    public required KnownPullRequest? PullRequest { get; init; }
}

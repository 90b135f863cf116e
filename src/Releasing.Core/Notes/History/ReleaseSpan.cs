using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>The commits that belong to one release: those its tag reaches and no older release does.</summary>
/// <param name="Tag">The release's tag; null for the commits since the last release.</param>
/// <param name="PreviousTag">The tag of the release before it; null for the first.</param>
/// <param name="Date">When its newest commit was made, UTC.</param>
/// <param name="Commits">Newest first, merges included.</param>
public sealed record ReleaseSpan(GitTag? Tag, string? PreviousTag, DateTimeOffset Date, IReadOnlyList<GitCommit> Commits)
{
    /// <summary>The full hash of its newest commit, whether or not that touches the paths asked for.</summary>
    public required string End { get; init; }

    /// <summary>Full hashes: where the span stops, the release of <see cref="PreviousTag"/> first. It holds nothing that these reach; none for the first release.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}

namespace Releasing.Versions;

/// <summary>What is being released: the version and the commit behind it.</summary>
public sealed record ReleaseVersion
{
    /// <summary>The version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>The tag this release has, or for a snapshot would have.</summary>
    public required string Tag { get; init; }

    /// <summary>It is no release but a build of the commits since the last one; it never leaves the local store.</summary>
    public required bool IsSnapshot { get; init; }

    /// <summary>The full hash of the commit.</summary>
    public required string Commit { get; init; }

    /// <summary>When the commit was made, UTC, to the second.</summary>
    public required DateTimeOffset CommitDate { get; init; }

    /// <summary>The date for everything that is written into files, UTC: SOURCE_DATE_EPOCH where it is set, otherwise <see cref="CommitDate"/>.</summary>
    public required DateTimeOffset ContentDate { get; init; }

    /// <summary>Uncommitted changes are part of it.</summary>
    public bool Dirty => DirtyDigest.Length > 0;

    /// <summary>SHA-256 (lower-case hex) over the uncommitted changes, see <see cref="Git.WorkingTree.Digest"/>; empty for a clean tree.</summary>
    public string DirtyDigest { get; init; } = "";

    /// <summary>
    /// The release before this one in the history of the commit, by precedence: for a stable version the last stable one, otherwise the last of any kind.
    /// Null when this is the first.
    /// </summary>
    public required string? PreviousTag { get; init; }

    /// <summary>Commits since the version's tag: 0 on a tag; for a snapshot those since <see cref="PreviousTag"/>, or all when there is none.</summary>
    public required int CommitsSince { get; init; }
}

namespace Releasing.Versions.Next;

/// <summary>The next version and why it is that one.</summary>
public sealed record VersionProposal
{
    /// <summary>The last version, by precedence, in the history of what is checked out; null when there is none.</summary>
    public required SemanticVersion? Current { get; init; }

    /// <summary>The tag of <see cref="Current"/>.</summary>
    public required string? CurrentTag { get; init; }

    /// <summary>The next version; null when nothing asks for one.</summary>
    public required SemanticVersion? Next { get; init; }

    /// <summary>The tag that <see cref="Next"/> would have; null without one.</summary>
    public required string? Tag { get; init; }

    /// <summary>One sentence: what decided, or why there is nothing to release.</summary>
    public required string Reason { get; init; }

    /// <summary>The commits that decided, newest first: those of the highest level since the last version, or since the last stable one where they raise the whole series.</summary>
    public IReadOnlyList<DecidingCommit> Deciding { get; init; } = [];

    /// <summary>How many commits there are since <see cref="Current"/>; 0 where there is no version yet, for they are not read then.</summary>
    public int Commits { get; init; }
}

using Releasing.Versions.Files;

namespace Releasing.Versions.Bumping;

/// <summary>What a bump does, decided before anything is changed.</summary>
public sealed record BumpWork
{
    /// <summary>The new version.</summary>
    public required SemanticVersion Version { get; init; }

    /// <summary>The full hash of the commit that it starts from.</summary>
    public required string Start { get; init; }

    /// <summary>The files that change; none where the tag alone holds the version.</summary>
    public required IReadOnlyList<FileEdit> Edits { get; init; }

    /// <summary>The message of the commit; null commits nothing.</summary>
    public string? CommitMessage { get; init; }

    /// <summary>The name of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The message of the tag, an annotated one; null tags nothing.</summary>
    public string? TagMessage { get; init; }

    /// <summary>The remote that commit and tag are pushed to; null pushes nothing.</summary>
    public string? Remote { get; init; }
}

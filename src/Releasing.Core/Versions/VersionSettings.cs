namespace Releasing.Versions;

/// <summary>How the version is found.</summary>
public sealed record VersionSettings
{
    /// <summary>
    /// What stands before the version in the tags of this product, for repositories with several: <c>tool/</c> reads <c>tool/v1.2.3</c> and
    /// <c>tool/1.2.3</c>, <c>tool-</c> reads <c>tool-v1.2.3</c>. A <c>v</c> needs no mention, unless it shall be required. Default: empty.
    /// </summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>A snapshot is wanted even where the head carries a version tag. Allows a dirty tree. Default: false.</summary>
    public bool Snapshot { get; init; }

    /// <summary>Uncommitted changes are accepted. Default: false.</summary>
    public bool AllowDirty { get; init; }

    /// <summary>Files and folders that never make the tree dirty, relative to the repository's root with <c>/</c>: the build's own output. Default: none.</summary>
    public IReadOnlyList<string> IgnoredPaths { get; init; } = [];

    /// <summary>
    /// Seconds since 1970 to use for every date inside the files instead of the commit's date
    /// (https://reproducible-builds.org/specs/source-date-epoch/). Default: the environment variable SOURCE_DATE_EPOCH.
    /// </summary>
    public string? SourceDateEpoch { get; init; } = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
}

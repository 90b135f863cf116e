using Releasing.Versions;

namespace Releasing.Notes.History;

/// <summary>Which part of the history is wanted.</summary>
public sealed record HistoryRange
{
    /// <summary>Excluded start, a tag, hash or reference; null starts with the first commit, and for the latest release alone after the release before it.</summary>
    public string? From { get; init; }

    /// <summary>Included end, the same; null for what is checked out.</summary>
    public string? To { get; init; }

    /// <summary>As <c>VersionSettings.TagPrefix</c>: which tags are releases of this product.</summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>Which tags are releases, instead of those whose name after the prefix is a version; null for those.</summary>
    public Func<string, bool>? IsRelease { get; init; }

    /// <summary>Only commits that touch these files or folders, relative to the repository's root with <c>/</c>; none means all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Only commits that touch these, folders, files or patterns relative to the repository's root, where <c>*</c> is any text, slashes too; together with <see cref="Paths"/> none means all.</summary>
    public IReadOnlyList<string> IncludedPaths { get; init; } = [];

    /// <summary>No commits that touch nothing but these, patterns as in <see cref="IncludedPaths"/>.</summary>
    public IReadOnlyList<string> ExcludedPaths { get; init; } = [];

    /// <summary>
    /// A final release holds what its pre-releases brought, which then have no span of their own. False gives every tag its own: what no other tag before it reaches. Default: true.
    /// </summary>
    public bool FoldPrereleases { get; init; } = true;

    /// <summary>The version that the end is released as, with or without a tag for it; null takes that of its tag.</summary>
    public SemanticVersion? Version { get; init; }

    /// <summary>The end is not released yet, even where it has a release's tag: that release then comes before it. Default: false.</summary>
    public bool Unreleased { get; init; }

    /// <summary>The paths as git reads them (gitglossary(7), "pathspec"); none for all.</summary>
    internal IReadOnlyList<string> Pathspecs =>
        [.. Paths.Select(path => ":(top,literal)" + path), .. IncludedPaths.Select(pattern => ":(top)" + pattern), .. ExcludedPaths.Select(pattern => ":(top,exclude)" + pattern)];
}

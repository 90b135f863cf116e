namespace Releasing.Notes.History;

/// <summary>Which part of the history is wanted.</summary>
public sealed record HistoryRange
{
    /// <summary>Excluded start, a tag, hash or reference; null starts with the first commit.</summary>
    public string? From { get; init; }

    /// <summary>Included end, the same; null for what is checked out.</summary>
    public string? To { get; init; }

    /// <summary>As <c>VersionSettings.TagPrefix</c>: which tags are releases of this product.</summary>
    public string TagPrefix { get; init; } = "";

    /// <summary>Which tags are releases, instead of those whose name after the prefix is a version; null for those.</summary>
    public Func<string, bool>? IsRelease { get; init; }

    /// <summary>Only commits that touch these files or folders, relative to the repository's root with <c>/</c>; none means all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}

using Releasing.Git;
using Releasing.Notes.History;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>What a <c>cliff.toml</c> says, as far as it is understood here.</summary>
public sealed record CliffConfiguration
{
    /// <summary>What appears and where.</summary>
    public required NotesRules Rules { get; init; }

    /// <summary>Which tags are releases; null for those whose names are versions.</summary>
    public Func<string, bool>? IsRelease { get; init; }

    /// <summary>Releases that do not appear, with their commits; null for none.</summary>
    public Func<string, bool>? IsSkipped { get; init; }

    /// <summary>Only commits that touch these appear, as <see cref="HistoryRange.IncludedPaths"/>; none means all.</summary>
    public IReadOnlyList<string> IncludedPaths { get; init; } = [];

    /// <summary>Commits that touch nothing but these do not appear, patterns as in <see cref="IncludedPaths"/>.</summary>
    public IReadOnlyList<string> ExcludedPaths { get; init; } = [];

    /// <summary>The repository that the file names for its links; null for that of the clone.</summary>
    public GitRemote? Remote { get; init; }

    /// <summary>How the next version follows from the commits, as far as the file says so.</summary>
    public CliffBump Bump { get; init; } = new();

    /// <summary>The template of a release (Tera); null when the file has none, which means that of the program.</summary>
    public string? Body { get; init; }

    /// <summary>What stands before all releases.</summary>
    public string? Header { get; init; }

    /// <summary>What stands after all releases.</summary>
    public string? Footer { get; init; }

    /// <summary>Lines of the template are trimmed.</summary>
    public bool Trim { get; init; } = true;

    /// <summary>Changes to the finished page, in their order.</summary>
    public IReadOnlyList<MessageReplacement> Postprocessors { get; init; } = [];

    /// <summary>Settings of the file that have no effect here, each with the reason.</summary>
    public IReadOnlyList<string> NotSupported { get; init; } = [];
}

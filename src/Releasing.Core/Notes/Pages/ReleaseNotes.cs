using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.History;
using Releasing.Notes.Rules;
using Releasing.Versions;

namespace Releasing.Notes.Pages;

/// <summary>What changed in a release.</summary>
/// <param name="Version">The release.</param>
/// <param name="Commits">Its commits without merges, newest first.</param>
/// <param name="Remote">Where its pages are; null for none.</param>
public sealed record ReleaseNotes(ReleaseVersion Version, IReadOnlyList<ConventionalCommit> Commits, GitRemote? Remote)
{
    /// <summary>What goes where on the page.</summary>
    public NotesRules Rules { get; init; } = NotesRules.Stock;

    /// <summary>The commits under their headings, in the order of the page.</summary>
    public IReadOnlyList<NotesSection> Sections => NotesBuilder.Sections(Commits, Rules);

    /// <summary>Reads the commits that no release before it holds (see <see cref="ReleaseHistory"/>). Three processes of git, a fourth for joined lines or paths.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="version">The release.</param>
    /// <param name="paths">Only commits that touch these files or folders, relative to the repository's root with <c>/</c>; none means all.</param>
    /// <param name="tagPrefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    public static ReleaseNotes Collect(GitRepository repository, ReleaseVersion version, IReadOnlyList<string>? paths = null, string tagPrefix = "")
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(version);
        var span = ReleaseHistory.Latest(repository, new HistoryRange
        {
            To = version.Commit,
            Version = version.IsSnapshot ? null : version.Version,
            Unreleased = version.IsSnapshot,
            TagPrefix = tagPrefix,
            Paths = paths ?? [],
        });
        return new ReleaseNotes(
            version with { PreviousTag = span.PreviousTag },
            [.. span.Commits.Where(commit => !commit.IsMerge).Select(ConventionalCommit.Parse)],
            repository.Remote());
    }
}

using Releasing.Git;
using Releasing.Notes.Commits;
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

    /// <summary>Reads the commits since the previous tag, or all of them for a first release. Two processes of git.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="version">The release.</param>
    /// <param name="paths">Only commits that touch these files or folders, relative to the repository's root with <c>/</c>; none means all.</param>
    public static ReleaseNotes Collect(GitRepository repository, ReleaseVersion version, IReadOnlyList<string>? paths = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(version);
        var from = version.PreviousTag is null ? null : "refs/tags/" + version.PreviousTag;
        return new ReleaseNotes(
            version,
            [.. repository.Log(from, version.Commit, paths, merges: false).Select(ConventionalCommit.Parse)],
            repository.Remote());
    }
}

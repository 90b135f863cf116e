using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Notes;

/// <summary>What changed in a release.</summary>
/// <param name="Version">The release.</param>
/// <param name="Commits">Its commits without merges, newest first.</param>
/// <param name="Remote">Where its pages are; null for none.</param>
public sealed record ReleaseNotes(ReleaseVersion Version, IReadOnlyList<ConventionalCommit> Commits, GitRemote? Remote)
{
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

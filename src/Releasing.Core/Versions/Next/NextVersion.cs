using System.Globalization;
using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.Versions.Next;

/// <summary>
/// Proposes the next version from the conventional commits since the last one: a fix is a patch, a feature a minor version, a breaking change a major one (on 0.x by
/// default a minor one); documentation and chores ask for nothing; what was reverted again does not count.
/// </summary>
public static class NextVersion
{
    /// <summary>Proposes the next version of what is checked out. One process of git for the tags and one or two for the commits; memory grows with the commits since the last stable version.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tagPrefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    /// <param name="paths">Only commits that touch these files or folders count, relative to the repository's root with <c>/</c>; none means all.</param>
    /// <param name="settings">Default: those of <see cref="NextVersionSettings"/>.</param>
    /// <exception cref="ReleaseException">The clone is shallow; the version asked for is not above the last; the series would go backwards.</exception>
    public static VersionProposal Propose(GitRepository repository, string tagPrefix = "", IReadOnlyList<string>? paths = null, NextVersionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(tagPrefix);
        settings ??= new NextVersionSettings();
        VersionSource.RequireFullHistory(repository);
        var tags = VersionSource.FindTags(repository, tagPrefix);
        var last = tags.LastOrDefault();
        var stable = tags.FindLast(tag => !tag.Version.IsPrerelease);
        var steps = new VersionSteps(last?.Version, stable?.Version, settings);
        if (last is null)
        {
            var first = repository.Log(paths: paths).Any() ? steps.Next(ChangeLevel.None, ChangeLevel.None) : null;
            return Proposal(null, first, tagPrefix, first is null ? "Nothing was committed yet." : settings.Exactly is null ? "There is no version yet." : "It was asked for.");
        }

        var sinceLast = Read(repository, last, paths, settings);
        var sinceStable = stable is null || stable == last ? sinceLast : Read(repository, stable, paths, settings);
        var next = steps.Next(sinceLast.Highest, sinceStable.Highest);
        var deciding = last.Version.IsPrerelease && next?.Core == last.Version.Core ? sinceLast : sinceStable;
        var byCommits = settings is { Exactly: null, Request: VersionRequest.Commits or VersionRequest.Release } && deciding.Deciding.Count > 0;
        return Proposal(last, next, tagPrefix, Reason(last, next, sinceLast, byCommits ? deciding : null, settings)) with
        {
            Deciding = next is not null && byCommits ? deciding.Deciding : [],
            Commits = sinceLast.Count,
        };
    }

    private static CommitLevels Read(GitRepository repository, VersionTag since, IReadOnlyList<string>? paths, NextVersionSettings settings) =>
        CommitLevels.Of([.. repository.Log("refs/tags/" + since.Tag.Name, repository.Head, paths).Select(ConventionalCommit.Parse)], settings);

    private static VersionProposal Proposal(VersionTag? last, SemanticVersion? next, string tagPrefix, string reason) => new()
    {
        Current = last?.Version,
        CurrentTag = last?.Tag.Name,
        Next = next,
        Tag = next is null ? null : VersionTag.NameFor(next, tagPrefix, last),
        Reason = reason,
    };

    private static string Reason(VersionTag last, SemanticVersion? next, CommitLevels sinceLast, CommitLevels? deciding, NextVersionSettings settings)
    {
        if (next is null)
        {
            return sinceLast.Count == 0
                ? $"There are no commits since {last.Version}."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"None of the {sinceLast.Count} commits since {last.Version} asks for a release: nothing is fixed, new, faster or breaking that was not reverted again.");
        }

        if (deciding is null)
        {
            return settings.Request == VersionRequest.Release && settings.Exactly is null ? $"{last.Version} becomes stable." : "It was asked for.";
        }

        var kind = deciding.Highest switch { ChangeLevel.Major => "breaking", ChangeLevel.Minor => "new", _ => "fixed or faster" };
        var zero = next.Major.IsZero && deciding.Highest == ChangeLevel.Major ? "; below 1.0.0 that raises the minor number" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"Something is {kind}: {(deciding.Deciding.Count == 1 ? "one commit says" : $"{deciding.Deciding.Count} commits say")} so, of {sinceLast.Count} since {last.Version}{zero}.");
    }
}

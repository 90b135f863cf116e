using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.History;
using Releasing.Notes.Rules;
using Releasing.Versions;

namespace Releasing.Notes.Pages;

/// <summary>What changed in a release, and all that stands on its page. Every form (Markdown, text, JSON, HTML) is written from this one model.</summary>
/// <param name="Version">The release.</param>
/// <param name="Commits">Its commits, newest first, without merges that say nothing of their own.</param>
/// <param name="Remote">Where its pages are; null for none.</param>
public sealed record ReleaseNotes(ReleaseVersion Version, IReadOnlyList<ConventionalCommit> Commits, GitRemote? Remote)
{
    /// <summary>The headline; null writes none.</summary>
    public string? Title { get; init; }

    /// <summary>Markdown of the repository's own that stands between headline and changes, written as it is; null for none.</summary>
    public string? Header { get; init; }

    /// <summary>What goes where on the page.</summary>
    public NotesRules Rules { get; init; } = NotesRules.Stock;

    /// <summary>The commits under their headings, in the order of the page; made anew whenever it is asked for.</summary>
    public IReadOnlyList<NotesSection> Sections => NotesBuilder.Sections(Commits, Rules);

    /// <summary>Who wrote them, most commits first; empty leaves the section out.</summary>
    public IReadOnlyList<Contributor> Contributors { get; init; } = [];

    /// <summary>The release in numbers; null leaves them out.</summary>
    public NotesFigures? Figures { get; init; }

    /// <summary>The files of the release that users install, in the order of the page; empty leaves the table out.</summary>
    public IReadOnlyList<NotesDownload> Downloads { get; init; } = [];

    /// <summary>How it is installed; empty leaves it out.</summary>
    public IReadOnlyList<NotesCommands> Installation { get; init; } = [];

    /// <summary>How a download is verified; empty leaves it out.</summary>
    public IReadOnlyList<NotesCommands> Verification { get; init; } = [];

    /// <summary>Full hashes: the page tells nothing that these reach; none for a first release.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Reads the commits that no release before it holds (see <see cref="ReleaseHistory"/>). Three processes of git, a fourth for joined lines or paths.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="version">The release.</param>
    /// <param name="paths">Only commits that touch these files or folders, relative to the repository's root with <c>/</c>; none means all.</param>
    /// <param name="tagPrefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    /// <param name="rules">How messages are read and where they stand; null for <see cref="NotesRules.Stock"/>.</param>
    /// <param name="isRelease">As <see cref="HistoryRange.IsRelease"/>.</param>
    public static ReleaseNotes Collect(
        GitRepository repository, ReleaseVersion version, IReadOnlyList<string>? paths = null, string tagPrefix = "", NotesRules? rules = null, Func<string, bool>? isRelease = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(version);
        var span = ReleaseHistory.Latest(repository, new HistoryRange
        {
            To = version.Commit,
            Version = version.IsSnapshot ? null : version.Version,
            Unreleased = version.IsSnapshot,
            TagPrefix = tagPrefix,
            IsRelease = isRelease,
            Paths = paths ?? [],
        });
        return Of(span, version, repository.Remote(), rules);
    }

    /// <summary>The page of a part of the history.</summary>
    /// <param name="span">Its commits; where they begin is the page's <c>Version.PreviousTag</c>.</param>
    /// <param name="version">The release that they are.</param>
    /// <param name="remote">Where its pages are; null for none.</param>
    /// <param name="rules">How messages are read and where they stand; null for <see cref="NotesRules.Stock"/>.</param>
    /// <exception cref="Failures.PreflightException">The rules refuse commits.</exception>
    public static ReleaseNotes Of(ReleaseSpan span, ReleaseVersion version, GitRemote? remote, NotesRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(version);
        rules ??= NotesRules.Stock;
        var commits = CommitIntake.Read(span.Commits, rules).Where(commit => rules.TakesEverything || !(commit.Commit.IsMerge && commit.Kind is CommitKind.Plain or CommitKind.Merge));
        return new ReleaseNotes(version with { PreviousTag = span.PreviousTag }, [.. commits], remote) { Before = span.Before, Rules = rules };
    }

    /// <summary>
    /// The same notes with contributors, who of them is new, and figures. Two more processes of git, one of which reads the names in the history before until it has met everybody; a third for those it
    /// did not meet, who may have been co-authors.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="robots">Names of contributors that are no people's, beside those that everybody knows.</param>
    /// <param name="paths">As for <see cref="Collect"/>.</param>
    public ReleaseNotes WithPeopleAndFigures(GitRepository repository, IReadOnlyCollection<string>? robots = null, IReadOnlyList<string>? paths = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        var files = Task.Run(() => ChangedFiles.Count(repository, Before.Count > 0 ? Before[0] : null, Version.Commit, paths ?? []));
        var people = EarlierAuthors.Mark(repository, ContributorList.Of(Commits, robots), Before);
        var counted = Commits.Count(commit => !commit.Commit.IsMerge);
        return this with { Contributors = people, Figures = new NotesFigures(counted, people.Count, files.GetAwaiter().GetResult()) };
    }
}

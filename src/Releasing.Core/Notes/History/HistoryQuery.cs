using Releasing.Failures;
using Releasing.Git;
using Releasing.Text;
using Releasing.Versions;

namespace Releasing.Notes.History;

/// <summary>A range whose names are found.</summary>
internal sealed class HistoryQuery
{
    private HistoryQuery(GitRepository repository, HistoryRange range)
    {
        Repository = repository;
        Range = range;
        Tags = new ReleaseTags(repository.Tags(), range);
        (End, var endTag) = range.To is null ? (repository.Head, null) : Find(range.To, "end");
        EndRelease = range.Unreleased ? null
            : range.Version is not null ? Tags.On(End, range.Version)
            : (endTag is null ? null : Tags.Release(endTag)) ?? Tags.On(End, finalsOnly: false);
        if (range.From is not null)
        {
            (Start, var startTag) = Find(range.From, "start");
            StartTag = startTag?.Name;
        }
    }

    public GitRepository Repository { get; }

    public HistoryRange Range { get; }

    public ReleaseTags Tags { get; }

    /// <summary>The full hash of the included end.</summary>
    public string End { get; }

    /// <summary>The release that the end is; null for what is not released yet.</summary>
    public ReleaseTag? EndRelease { get; }

    /// <summary>The version that the end is or will be; null when nobody knows.</summary>
    public SemanticVersion? EndVersion => EndRelease?.Version ?? (Range.Unreleased ? null : Range.Version);

    /// <summary>The end is, or will be, a final release that holds what its pre-releases brought.</summary>
    public bool EndFolds => Range.FoldPrereleases && (EndRelease is { IsFinal: true } || EndVersion is { IsPrerelease: false });

    /// <summary>The full hash of the excluded start; null for none.</summary>
    public string? Start { get; }

    /// <summary>The name of the tag that the start is; null for another start or none.</summary>
    public string? StartTag { get; }

    /// <summary>Finds what a range names. One process of git, and one more for each end that is no tag.</summary>
    /// <exception cref="ReleaseException">The clone is shallow; an end is not there.</exception>
    public static HistoryQuery Create(GitRepository repository, HistoryRange range)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(range);
        return repository.IsShallow
            ? throw new ReleaseException(
                $"Notes: {PlainText.Line(repository.Root)} is a shallow clone, its tags and history are incomplete. Run `git fetch --unshallow --tags`; in GitHub Actions give actions/checkout `fetch-depth: 0`.")
            : new HistoryQuery(repository, range);
    }

    /// <summary>Reads the commits of the range, newest first.</summary>
    /// <param name="linksOnly">Names and messages are not needed.</param>
    /// <param name="paths">Only those that touch the range's paths.</param>
    /// <param name="without">Full hashes that end the walk on top of <see cref="Start"/>.</param>
    public GitLog Log(bool linksOnly, bool paths, params IEnumerable<string> without)
    {
        var excluded = Start is null ? without : without.Append(Start);
        return GitLog.Start(Repository.Start, linksOnly, [End, .. excluded.Select(hash => "^" + hash)], paths ? Range.Pathspecs : null);
    }

    // A tag is meant where a branch has the same name.
    private (string Hash, GitReference? Tag) Find(string name, string which)
    {
        if (Tags.Find(name) is { } tag)
        {
            return (tag.Target, tag);
        }

        return (name == Repository.Head ? name : Repository.FindCommit(name)) is { } hash
            ? (hash, null)
            : throw new InvalidInputException("Notes", $"the {which} of the range, '{PlainText.Line(name)}', is no tag, branch or commit here", "Name one that is (`git tag` lists the tags), or run `git fetch --tags`");
    }
}

using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Commits;

namespace Releasing.Notes.History;

/// <summary>
/// Reads which commits belong to which release. A commit belongs to the oldest release that reaches it; of several tags on one commit the highest version owns it; tags that the end does
/// not reach, and tags on trees and blobs, have no part in it. A pre-release holds what is new since the last release of any kind, a final release what is new since the last final one.
/// </summary>
public static class ReleaseHistory
{
    /// <summary>
    /// The newest release of a range: everything after its start, or where it names none after the releases before the end. Two processes of git, a third for joined lines or paths; time and
    /// memory do not depend on how much history lies before it.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="range">The range; <see cref="HistoryRange.To"/> is the release, or the commit that will be one.</param>
    /// <exception cref="ReleaseException">The clone is shallow; an end of the range is not there; git failed.</exception>
    public static ReleaseSpan Latest(GitRepository repository, HistoryRange range)
    {
        var query = HistoryQuery.Create(repository, range);
        return query.Start is null ? LatestWalk.Read(query) : Between(query);
    }

    /// <summary>Every release of a range, newest first; before them, where the end is no release, the commits after the last one. Two processes of git, a third for paths.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="range">The range.</param>
    /// <exception cref="ReleaseException">The clone is shallow; an end of the range is not there; git failed.</exception>
    public static IReadOnlyList<ReleaseSpan> All(GitRepository repository, HistoryRange range) => ReleaseSpans.Read(HistoryQuery.Create(repository, range));

    /// <summary>
    /// Who wrote what some commits reach, each once for each name and address, after <c>.mailmap</c>; nobody for a first release. Read while git walks, newest first: one process, ended when the
    /// caller stops reading.
    /// </summary>
    /// <param name="repository">The repository.</param>
    /// <param name="before">Full hashes: <see cref="ReleaseSpan.Before"/>.</param>
    public static IEnumerable<GitPerson> AuthorsBefore(GitRepository repository, IReadOnlyList<string> before)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(before);
        return before.Count == 0 ? [] : GitLog.Authors(repository.Start, before);
    }

    /// <summary>Who is named by <c>Co-authored-by</c> in what some commits reach, newest first. One process, which reads the messages; ended when the caller stops reading.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="before">Full hashes: <see cref="ReleaseSpan.Before"/>.</param>
    public static IEnumerable<GitPerson> CoAuthorsBefore(GitRepository repository, IReadOnlyList<string> before)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(before);
        if (before.Count == 0)
        {
            yield break;
        }

        using var log = GitLog.Start(repository.Start, linksOnly: false, ["--fixed-strings", "--regexp-ignore-case", "--grep=Co-authored-by:", .. before]);
        while (log.Read())
        {
            foreach (var person in ConventionalCommit.Parse(log.Commit()).CoAuthors)
            {
                yield return person;
            }
        }
    }

    private static ReleaseSpan Between(HistoryQuery query)
    {
        var commits = LatestWalk.Exactly(query, []).ToList();
        var end = commits.FirstOrDefault() is { } newest && newest.Hash == query.End
            ? new CommitLink(newest.Hash, newest.Parents, newest.Date)
            : new CommitLink(query.End, [], query.Repository.CommitDate(query.End));
        return new ReleaseSpan(query.EndRelease?.At(end), query.StartTag, end.Date, commits) { End = query.End, Before = [query.Start!] };
    }
}

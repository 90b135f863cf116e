using System.Globalization;
using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>
/// Walks from the end down to the releases before it and no further: what it reads and holds depends on the length of the span, not on that of the history.
/// </summary>
internal sealed class LatestWalk
{
    private readonly HistoryQuery _query;
    private readonly bool _finalsOnly;
    private readonly Dictionary<string, CommitLink> _unreleased = new(StringComparer.Ordinal);
    private readonly HashSet<string> _released = new(StringComparer.Ordinal);
    private readonly HashSet<string> _awaited = new(StringComparer.Ordinal);
    private readonly List<GitCommit> _commits = [];
    private readonly List<ReleaseTag> _before = [];

    private LatestWalk(HistoryQuery query)
    {
        _query = query;
        _finalsOnly = query.EndFolds;
    }

    /// <summary>Reads the span of the end of a range that names no start.</summary>
    public static ReleaseSpan Read(HistoryQuery query)
    {
        var walk = new LatestWalk(query);
        var links = query.Range.Pathspecs.Count > 0;
        var end = walk.Down(links);
        var previous = ReleaseTag.Previous(walk._before, query.EndVersion);
        string[] before = [.. walk._before.OrderBy(tag => tag != previous).Select(tag => tag.Reference.Target)];
        var commits = links || !walk.IsExact(before) ? Exactly(query, before) : walk._commits.Where(commit => walk._unreleased.ContainsKey(commit.Hash));
        return new ReleaseSpan(query.EndRelease?.At(end), previous?.Name, end.Date, [.. commits]) { End = query.End, Before = before };
    }

    /// <summary>All commits between the two ends of a range.</summary>
    public static IEnumerable<GitCommit> Exactly(HistoryQuery query, IEnumerable<string> before)
    {
        using var log = query.Log(linksOnly: false, paths: true, before);
        while (log.Read())
        {
            yield return log.Commit();
        }
    }

    private CommitLink Down(bool linksOnly)
    {
        using var log = _query.Log(linksOnly, paths: false);
        CommitLink? end = null;
        _awaited.Add(_query.End);
        while (_awaited.Count > 0 && log.Read())
        {
            var link = log.Link;
            end ??= link;
            _awaited.Remove(link.Hash);
            if (Meets(link) || _released.Contains(link.Hash))
            {
                Release(link);
            }
            else
            {
                _unreleased.Add(link.Hash, link);
                if (!linksOnly)
                {
                    _commits.Add(log.Commit(link));
                }

                foreach (var parent in link.Parents.Where(parent => !_released.Contains(parent) && !_unreleased.ContainsKey(parent)))
                {
                    _awaited.Add(parent);
                }
            }
        }

        return end!;
    }

    /// <summary>A release lies on the commit, and is not the end itself.</summary>
    private bool Meets(CommitLink link)
    {
        if ((link.Hash == _query.End && _query.EndRelease is not null) || _query.Tags.On(link.Hash, _finalsOnly) is not { } release)
        {
            return false;
        }

        if (!_released.Contains(link.Hash))
        {
            _before.Add(release);
        }

        return true;
    }

    // Git sorts by date, so a commit whose clock was wrong can come before one that follows it; then it is taken back with what it reaches.
    private void Release(CommitLink released)
    {
        _released.Add(released.Hash);
        var stack = new Stack<CommitLink>([released]);
        while (stack.TryPop(out var link))
        {
            foreach (var parent in link.Parents)
            {
                _released.Add(parent);
                _awaited.Remove(parent);
                if (_unreleased.Remove(parent, out var taken))
                {
                    stack.Push(taken);
                }
            }
        }
    }

    /// <summary>
    /// Nothing that a release reaches is among what was found. On one line there cannot be; where lines join, a wrong clock further down could hide it, so git counts.
    /// </summary>
    private bool IsExact(string[] before)
    {
        if (before.Length == 0 || _unreleased.Values.All(link => link.Parents.Count < 2))
        {
            return true;
        }

        using var counting = _query.Repository.Start(["rev-list", "--count", _query.End, .. before.Select(hash => "^" + hash), "--"]);
        using var reader = new StreamReader(counting.Output);
        var count = reader.ReadToEnd();
        counting.FinishSuccessfully();
        return int.Parse(count, NumberStyles.Integer, CultureInfo.InvariantCulture) == _unreleased.Count;
    }
}

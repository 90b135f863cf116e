using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>Deals all commits of a range out to its releases, the oldest first: each takes what it reaches and nobody took before. Each commit is visited once.</summary>
internal sealed class ReleaseSpans
{
    private const int Nobody = -1;

    private readonly HistoryQuery _query;
    private readonly IReadOnlyList<CommitLink> _links;
    private readonly CommitGraph _graph;
    private readonly int[] _owners;
    private readonly List<Owner> _spans = [];

    private ReleaseSpans(HistoryQuery query, IReadOnlyList<CommitLink> links)
    {
        _query = query;
        _links = links;
        _graph = new CommitGraph(links);
        _owners = new int[links.Count];
        Array.Fill(_owners, Nobody);
    }

    /// <summary>Reads the spans, newest first.</summary>
    public static IReadOnlyList<ReleaseSpan> Read(HistoryQuery query)
    {
        var links = new List<CommitLink>();
        var commits = new List<GitCommit>();
        var apart = query.Range.Pathspecs.Count > 0;
        using (var log = query.Log(linksOnly: apart, paths: false))
        {
            while (log.Read())
            {
                var link = log.Link;
                links.Add(link);
                if (!apart)
                {
                    commits.Add(log.Commit(link));
                }
            }
        }

        var spans = new ReleaseSpans(query, links);
        spans.Deal();
        return spans.Collect(apart ? LatestWalk.Exactly(query, []) : commits);
    }

    private void Deal()
    {
        var releases = new List<Owner>();
        for (var number = 0; number < _links.Count; number++)
        {
            var hash = _links[number].Hash;

            // A final release is a border to other final ones, also where a higher pre-release lies on the same commit.
            var release = (hash == _query.End ? _query.EndRelease : null)
                ?? (_query.Range.FoldPrereleases ? _query.Tags.On(hash, finalsOnly: true) : null)
                ?? _query.Tags.On(hash, finalsOnly: false);
            if (release is not null)
            {
                releases.Add(new Owner(release, number, _graph.Age(number)));
            }
        }

        if (_links.Count > 0 && _query.EndRelease is null)
        {
            releases.Add(new Owner(null, 0, long.MaxValue));
        }

        // Final releases first where they take what their pre-releases brought.
        foreach (var release in releases.OrderBy(IsPart).ThenBy(release => release.Age).ThenBy(release => release.Tag))
        {
            Take(release);
        }
    }

    private bool IsPart(Owner release) => release.Tag is { } tag ? _query.Range.FoldPrereleases && !tag.IsFinal : !_query.EndFolds;

    private void Take(Owner owner)
    {
        if (owner.Tag is not null && _owners[owner.Commit] != Nobody)
        {
            return;
        }

        var me = _spans.Count;
        _spans.Add(owner);
        var stack = new Stack<int>();
        Visit(owner.Commit);
        while (stack.TryPop(out var number))
        {
            foreach (var parent in _graph.Parents(number))
            {
                Visit(parent);
            }
        }

        void Visit(int number)
        {
            if (number < 0)
            {
                owner.ReachesStart = true;
            }
            else if (_owners[number] == Nobody)
            {
                _owners[number] = me;
                stack.Push(number);
            }
            else if (_owners[number] != me)
            {
                owner.Before.Add(_owners[number]);
            }
        }
    }

    private List<ReleaseSpan> Collect(IEnumerable<GitCommit> commits)
    {
        foreach (var commit in commits)
        {
            _spans[_owners[_graph[commit.Hash]]].Commits.Add(commit);
        }

        return [.. _spans.OrderByDescending(span => span.Age).ThenByDescending(span => span.Tag).Select(Describe)];
    }

    private ReleaseSpan Describe(Owner owner)
    {
        var end = _links[owner.Commit];
        var before = owner.Before.Select(span => _spans[span]).OrderByDescending(span => span.Age).ToList();
        var previous = ReleaseTag.Previous([.. before.Select(span => span.Tag!)], owner.Tag is null ? _query.EndVersion : owner.Tag.Version);
        return new ReleaseSpan(owner.Tag?.At(end), previous?.Name ?? (owner.ReachesStart ? _query.StartTag : null), end.Date, owner.Commits)
        {
            End = end.Hash,
            Before = [.. before.OrderBy(span => span.Tag != previous).Select(span => _links[span.Commit].Hash), .. owner.ReachesStart && _query.Start is { } start ? [start] : Array.Empty<string>()],
        };
    }

    /// <summary>A release and what it takes.</summary>
    private sealed class Owner(ReleaseTag? tag, int commit, long age)
    {
        public ReleaseTag? Tag => tag;

        public int Commit => commit;

        public long Age => age;

        public List<GitCommit> Commits { get; } = [];

        public SortedSet<int> Before { get; } = [];

        public bool ReachesStart { get; set; }
    }
}

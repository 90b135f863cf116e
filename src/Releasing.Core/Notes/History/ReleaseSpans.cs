using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>Deals all commits of a range out to its releases, the oldest first: each takes what it reaches and nobody took before. Each commit is visited once.</summary>
internal sealed class ReleaseSpans
{
    private const int Nobody = -1;

    private readonly HistoryQuery _query;
    private readonly CommitLog _log;
    private readonly CommitNumbers _numbers;
    private readonly CommitGraph _graph;
    private readonly int[] _owners;
    private readonly List<Owner> _spans = [];

    // What is taken and whose parents are still to be looked at.
    private readonly List<int> _open = [];

    // Which release came last upon each.
    private int[] _met = [];

    private ReleaseSpans(HistoryQuery query, CommitLog log, CommitNumbers numbers)
    {
        _query = query;
        _log = log;
        _numbers = numbers;
        _graph = new CommitGraph(log, numbers);
        _owners = Filled(log.Count);
    }

    /// <summary>Reads the spans, newest first.</summary>
    public static IReadOnlyList<ReleaseSpan> Read(HistoryQuery query)
    {
        var apart = query.Range.Pathspecs.Count > 0;
        using var log = query.Log(linksOnly: apart, paths: false);
        var commits = new CommitLog();
        var numbers = new CommitNumbers(commits);
        while (log.Read())
        {
            // While git looks for the next.
            log.KeepIn(commits);
            numbers.Add(commits.Count - 1);
        }

        var spans = new ReleaseSpans(query, commits, numbers);
        spans.Deal();
        if (!apart)
        {
            return spans.Collect();
        }

        using var touching = query.Log(linksOnly: false, paths: true);
        return spans.Collect(CommitLog.Of(touching));
    }

    private void Deal()
    {
        var releases = new List<Owner>();
        foreach (var hash in _query.Tags.Targets.Append(_query.End).Distinct(StringComparer.Ordinal))
        {
            var number = _graph.Find(hash);
            if (number >= 0 && On(hash) is { } release)
            {
                releases.Add(new Owner(release, number, _graph.Age(number)));
            }
        }

        if (_log.Count > 0 && _query.EndRelease is null)
        {
            releases.Add(new Owner(null, 0, long.MaxValue));
        }

        releases.Sort(InTurn);
        _met = Filled(releases.Count);
        foreach (var release in releases)
        {
            Take(release);
        }
    }

    // A final release is a border to other final ones, also where a higher pre-release lies on the same commit.
    private ReleaseTag? On(string hash) => (hash == _query.End ? _query.EndRelease : null)
        ?? (_query.Range.FoldPrereleases ? _query.Tags.On(hash, finalsOnly: true) : null)
        ?? _query.Tags.On(hash, finalsOnly: false);

    // Final releases first where they take what their pre-releases brought.
    private int InTurn(Owner one, Owner other)
    {
        var order = IsPart(one).CompareTo(IsPart(other));
        order = order != 0 ? order : one.Age.CompareTo(other.Age);
        order = order != 0 ? order : Comparer<ReleaseTag>.Default.Compare(one.Tag, other.Tag);
        return order != 0 ? order : one.Commit.CompareTo(other.Commit);
    }

    private bool IsPart(Owner release) => release.Tag is { } tag ? _query.Range.FoldPrereleases && !tag.IsFinal : !_query.EndFolds;

    private void Take(Owner owner)
    {
        if (owner.Tag is not null && _owners[owner.Commit] != Nobody)
        {
            return;
        }

        var me = owner.Number = _spans.Count;
        _spans.Add(owner);
        Visit(owner.Commit);
        while (_open.Count > 0)
        {
            var number = _open[^1];
            _open.RemoveAt(_open.Count - 1);
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
                _open.Add(number);
            }
            else if (_owners[number] is var other && other != me && _met[other] != me)
            {
                _met[other] = me;
                owner.Before.Add(_spans[other]);
            }
        }
    }

    private List<ReleaseSpan> Collect()
    {
        for (var number = 0; number < _owners.Length; number++)
        {
            _spans[_owners[number]].Commits.Add(number);
        }

        return InOrder(_log);
    }

    private List<ReleaseSpan> Collect(CommitLog touching)
    {
        for (var number = 0; number < touching.Count; number++)
        {
            _spans[_owners[_numbers.Find(touching.Hash(number))]].Commits.Add(number);
        }

        return InOrder(touching);
    }

    private List<ReleaseSpan> InOrder(CommitLog commits)
    {
        var newestFirst = new List<Owner>(_spans);
        newestFirst.Sort(NewestFirst);
        return newestFirst.ConvertAll(span => Describe(span, commits));
    }

    private static int NewestFirst(Owner one, Owner other)
    {
        var order = other.Age.CompareTo(one.Age);
        return order != 0 ? order : Comparer<ReleaseTag>.Default.Compare(other.Tag, one.Tag);
    }

    private static int NearestFirst(Owner one, Owner other)
    {
        var order = other.Age.CompareTo(one.Age);
        return order != 0 ? order : one.Number.CompareTo(other.Number);
    }

    private ReleaseSpan Describe(Owner owner, CommitLog commits)
    {
        var end = _log.Link(owner.Commit);
        var before = owner.Before;
        before.Sort(NearestFirst);
        var previous = ReleaseTag.Previous(before.ConvertAll(span => span.Tag!), owner.Tag is null ? _query.EndVersion : owner.Tag.Version);
        var hashes = before.FindAll(span => span.Tag == previous).Concat(before.FindAll(span => span.Tag != previous)).Select(span => _log.Link(span.Commit).Hash);
        return new ReleaseSpan(owner.Tag?.At(end), previous?.Name ?? (owner.ReachesStart ? _query.StartTag : null), end.Date, new LoggedCommits(commits, owner.Commits))
        {
            End = end.Hash,
            Before = [.. hashes, .. owner.ReachesStart && _query.Start is { } start ? [start] : Array.Empty<string>()],
        };
    }

    private static int[] Filled(int count)
    {
        var numbers = new int[count];
        for (var at = 0; at < count; at++)
        {
            numbers[at] = Nobody;
        }

        return numbers;
    }

    /// <summary>A release and what it takes.</summary>
    private sealed class Owner(ReleaseTag? tag, int commit, long age)
    {
        public ReleaseTag? Tag => tag;

        public int Commit => commit;

        public long Age => age;

        /// <summary>The numbers of its commits, newest first.</summary>
        public List<int> Commits { get; } = [];

        /// <summary>Its place in the order in which releases take.</summary>
        public int Number { get; set; }

        /// <summary>The releases that it comes upon, each once.</summary>
        public List<Owner> Before { get; } = [];

        public bool ReachesStart { get; set; }
    }
}

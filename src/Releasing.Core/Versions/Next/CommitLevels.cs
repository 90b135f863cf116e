using Releasing.Notes.Commits;

namespace Releasing.Versions.Next;

/// <summary>What the commits of a range ask for, without those that cancel each other out.</summary>
internal sealed class CommitLevels
{
    private CommitLevels(int count, ChangeLevel highest, IReadOnlyList<DecidingCommit> deciding)
    {
        Count = count;
        Highest = highest;
        Deciding = deciding;
    }

    /// <summary>All commits of the range.</summary>
    public int Count { get; }

    public ChangeLevel Highest { get; }

    /// <summary>Those of the highest level, newest first; none when nothing asks for a release.</summary>
    public IReadOnlyList<DecidingCommit> Deciding { get; }

    /// <summary>Judges commits, newest first.</summary>
    public static CommitLevels Of(IReadOnlyList<ConventionalCommit> commits, NextVersionSettings settings)
    {
        var cancelled = Cancelled(commits);
        var highest = ChangeLevel.None;
        var deciding = new List<DecidingCommit>();
        for (var at = 0; at < commits.Count; at++)
        {
            var level = cancelled[at] ? ChangeLevel.None : Judge(commits[at], settings);
            if (level == ChangeLevel.None || level < highest)
            {
                continue;
            }

            if (level > highest)
            {
                highest = level;
                deciding.Clear();
            }

            deciding.Add(new DecidingCommit(commits[at], level));
        }

        return new CommitLevels(commits.Count, highest, deciding);
    }

    private static ChangeLevel Judge(ConventionalCommit commit, NextVersionSettings settings) => commit switch
    {
        // Neither is a change of its own: one disappears into another commit, the other made a release.
        { Kind: CommitKind.Fixup or CommitKind.Release } => ChangeLevel.None,
        { IsBreaking: true } => ChangeLevel.Major,

        // A merge brings commits that speak for themselves.
        { Kind: CommitKind.Merge } => ChangeLevel.None,
        { Type.Length: > 0 } => settings.Levels.TryGetValue(commit.Type, out var level) ? level : settings.Others,
        _ => settings.Others,
    };

    /// <summary>
    /// From the newest to the oldest: a revert that itself stands takes what it names out of the range, and goes with it when all that it names lies there.
    /// So a reverted revert brings the first commit back.
    /// </summary>
    private static bool[] Cancelled(IReadOnlyList<ConventionalCommit> commits)
    {
        var cancelled = new bool[commits.Count];
        if (commits.All(commit => commit.Reverts.Count == 0))
        {
            return cancelled;
        }

        var byHash = Enumerable.Range(0, commits.Count).OrderBy(at => commits[at].Commit.Hash, StringComparer.Ordinal).ToArray();
        for (var at = 0; at < commits.Count; at++)
        {
            if (cancelled[at] || commits[at].Reverts.Count == 0)
            {
                continue;
            }

            var named = commits[at].Reverts.Select(hash => Find(commits, byHash, hash)).ToList();
            foreach (var older in named.Where(older => older > at))
            {
                cancelled[older] = true;
            }

            cancelled[at] = named.TrueForAll(older => older > at);
        }

        return cancelled;
    }

    /// <summary>Where the commit stands whose hash begins so; -1 when none or several do.</summary>
    private static int Find(IReadOnlyList<ConventionalCommit> commits, int[] byHash, string prefix)
    {
        var (low, high) = (0, byHash.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = string.CompareOrdinal(commits[byHash[middle]].Commit.Hash, prefix) < 0 ? (middle + 1, high) : (low, middle);
        }

        return Begins(low) && !Begins(low + 1) ? byHash[low] : -1;

        bool Begins(int at) => at < byHash.Length && commits[byHash[at]].Commit.Hash.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }
}

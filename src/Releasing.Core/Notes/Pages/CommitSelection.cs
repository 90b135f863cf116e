using Releasing.Notes.Commits;

namespace Releasing.Notes.Pages;

/// <summary>Leaves out what is no change of its own by the end of a range.</summary>
public static class CommitSelection
{
    private const int ShortestHash = 7;
    private const string RevertStart = "Revert \"";

    /// <summary>
    /// The commits that a reader of the range finds in the product: without merges that say nothing, without a merge that repeats one of its commits, without <c>fixup!</c> and release
    /// commits, and without a commit that another of the range took back, nor that other.
    /// </summary>
    /// <param name="commits">Newest first.</param>
    public static IReadOnlyList<ConventionalCommit> Of(IReadOnlyList<ConventionalCommit> commits)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var gone = TakenBack(commits);
        if (!commits.Any(MayRepeat))
        {
            return [.. commits.Where((commit, index) => !gone[index] && IsChange(commit))];
        }

        var told = commits.Where(commit => !commit.Commit.IsMerge).Select(Title).ToHashSet();
        var kept = commits.Where((commit, index) => !gone[index] && IsChange(commit) && !IsRepetition(commit, told)).ToList();
        foreach (var merge in commits.Where((commit, index) => !gone[index] && commit.PullRequest is not null && IsRepetition(commit, told)))
        {
            // The number of the pull request stands in its merge alone.
            if (kept.FindIndex(commit => commit.PullRequest is null && Title(commit) == Title(merge)) is >= 0 and var place)
            {
                kept[place] = kept[place] with { PullRequest = merge.PullRequest };
            }
        }

        return kept;
    }

    private static bool IsRepetition(ConventionalCommit commit, HashSet<(string Type, string? Scope, string Description)> told) => MayRepeat(commit) && told.Contains(Title(commit));

    // A merge that only says so has no title to repeat.
    private static bool MayRepeat(ConventionalCommit commit) => commit.Commit.IsMerge && commit.Kind != CommitKind.Merge;

    private static bool IsChange(ConventionalCommit commit) => commit.Kind switch
    {
        CommitKind.Merge or CommitKind.Fixup or CommitKind.Release => false,
        CommitKind.Plain => !commit.Commit.IsMerge,
        _ => true,
    };

    private static (string Type, string? Scope, string Description) Title(ConventionalCommit commit) => (commit.Type, commit.Scope, commit.Description);

    // From the newest to the oldest: a revert that was itself taken back takes nothing back any more.
    private static bool[] TakenBack(IReadOnlyList<ConventionalCommit> commits)
    {
        var gone = new bool[commits.Count];
        if (!commits.Any(commit => commit.Reverts.Count > 0 || (commit.Commit.Message.Contains(RevertStart, StringComparison.Ordinal) && commit.Commit.Subject.StartsWith(RevertStart, StringComparison.Ordinal))))
        {
            return gone;
        }

        var places = Enumerable.Range(0, commits.Count).ToLookup(index => commits[index].Commit.Hash[..ShortestHash], StringComparer.Ordinal);

        for (var index = 0; index < commits.Count; index++)
        {
            if (!gone[index] && Targets(commits, index, places) is { Count: > 0 } targets)
            {
                targets.ForEach(target => gone[target] = true);

                // A revert of several commits stays as long as one of them lies before the range.
                gone[index] = targets.Count >= commits[index].Reverts.Count;
            }
        }

        return gone;
    }

    private static List<int> Targets(IReadOnlyList<ConventionalCommit> commits, int index, ILookup<string, int> places)
    {
        var revert = commits[index];
        var targets = revert.Reverts
            .Where(hash => hash.Length >= ShortestHash)
            .SelectMany(hash => places[hash[..ShortestHash]].Where(place => place > index && commits[place].Commit.Hash.StartsWith(hash, StringComparison.Ordinal)))
            .Distinct().ToList();
        return targets.Count > 0 || BySubject(commits, index) is not { } found ? targets : [found];
    }

    // A rebase gives the commits other hashes and leaves the sentence about the old one as it was; the subject still names it.
    private static int? BySubject(IReadOnlyList<ConventionalCommit> commits, int index)
    {
        var subject = commits[index].Commit.Subject;
        if (commits[index].Reverts.Count > 1 || !subject.StartsWith(RevertStart, StringComparison.Ordinal) || subject.LastIndexOf('"') is var end && end <= RevertStart.Length)
        {
            return null;
        }

        var reverted = subject[RevertStart.Length..end];
        for (var older = index + 1; older < commits.Count; older++)
        {
            if (commits[older].Commit.Subject == reverted)
            {
                return older;
            }
        }

        return null;
    }
}

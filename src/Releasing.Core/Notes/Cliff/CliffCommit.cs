using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff;

/// <summary>A commit that appears.</summary>
/// <param name="Commit">The commit, with the scope that a rule gave it.</param>
/// <param name="Group">Its group as the rules name it; null for none.</param>
internal sealed record CliffCommit(ConventionalCommit Commit, string? Group)
{
    /// <summary>The commits of a release that the rules let through, in the order of the page.</summary>
    /// <param name="commits">Newest first.</param>
    /// <param name="rules">The rules.</param>
    public static IReadOnlyList<CliffCommit> Read(IEnumerable<GitCommit> commits, NotesRules rules)
    {
        var dropsUnmatched = !rules.Rules.Any(rule => rule is TypeHeading);
        var taken = new List<CliffCommit>();
        foreach (var commit in CommitIntake.Read(commits, rules))
        {
            var verdicts = rules.Rules.Select(rule => rule.Judge(commit)).OfType<CommitVerdict>();
            var verdict = verdicts.FirstOrDefault(verdict => verdict.Skip || verdict.Group is not null || verdict.Scope is not null);
            if (verdict is { Skip: true } || (verdict is null && dropsUnmatched))
            {
                continue;
            }

            // An entry may give a scope alone; the group is then the type of the message.
            var group = verdict?.Group ?? (commit.IsConventional && verdict is not null ? commit.Type : null);
            taken.Add(new CliffCommit(verdict?.Scope is { } scope ? commit with { Scope = scope, Scopes = [scope] } : commit, group));
        }

        if (rules.OldestFirst)
        {
            taken.Reverse();
        }

        return taken;
    }
}

using Releasing.Failures;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Text;

namespace Releasing.Notes.Rules;

/// <summary>Reads commits the way the rules ask for: changed, split and filtered before they are parsed, and refused where the rules want more of them.</summary>
public static class CommitIntake
{
    private const string Where = "Release notes";

    /// <summary>Reads commits.</summary>
    /// <param name="commits">Newest first.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>Newest first; a commit whose lines were split appears once for each.</returns>
    /// <exception cref="PreflightException">The rules refuse commits; every one is named.</exception>
    public static IReadOnlyList<ConventionalCommit> Read(IEnumerable<GitCommit> commits, NotesRules rules)
    {
        ArgumentNullException.ThrowIfNull(commits);
        ArgumentNullException.ThrowIfNull(rules);
        var messages = rules.SplitsLines || rules.Preprocessors.Count > 0 ? commits.SelectMany(commit => Split(Prepared(commit, rules), rules)) : commits;
        var read = messages.Select(commit => Parse(commit, rules));
        List<ConventionalCommit> taken = [.. read.Where(commit => !rules.DropsUnconventional || rules.RequiresConventional || !rules.ReadsConventions || commit.IsConventional)];
        if (rules.RequiresConventional || rules.RefusesUnmatched)
        {
            Check(taken, rules);
        }

        return rules.Limit is { } limit && taken.Count > limit ? taken[..limit] : taken;
    }

    private static GitCommit Prepared(GitCommit commit, NotesRules rules)
    {
        var message = rules.Preprocessors.Aggregate(commit.Message, (text, replacement) => replacement.Apply(text));
        return ReferenceEquals(message, commit.Message) ? commit : commit with { Message = message };
    }

    private static IEnumerable<GitCommit> Split(GitCommit commit, NotesRules rules) => rules.SplitsLines
        ? commit.Message.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => commit with { Message = line })
        : [commit];

    private static ConventionalCommit Parse(GitCommit commit, NotesRules rules) => rules.ReadsConventions
        ? ConventionalCommit.Parse(commit)
        : new ConventionalCommit { Commit = commit, Description = commit.Subject };

    private static void Check(List<ConventionalCommit> commits, NotesRules rules)
    {
        var problems = new List<string>();
        foreach (var commit in commits)
        {
            var verdict = rules.Rules.Select(rule => rule.Judge(commit)).FirstOrDefault(verdict => verdict is not null);
            if (verdict is { Skip: true })
            {
                continue;
            }

            var name = $"{commit.Commit.Hash[..7]} '{PlainText.Line(commit.Commit.Subject)}'";
            if (rules.RequiresConventional && rules.ReadsConventions && !commit.IsConventional)
            {
                problems.Add($"{name} does not follow Conventional Commits, which the rules require. Reword it, or skip it by a rule.");
            }

            if (rules.RefusesUnmatched && verdict is null)
            {
                problems.Add($"{name} is spoken of by no rule. Add one to commit_parsers.");
            }
        }

        if (problems.Count > 0)
        {
            throw new PreflightException(Where, problems);
        }
    }
}

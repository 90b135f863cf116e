using Releasing.Git;

namespace Releasing.Notes;

/// <summary>
/// What a commit message says by the rules of Conventional Commits 1.0.0 (https://www.conventionalcommits.org/en/v1.0.0/). A message that does not
/// follow them is a change of no type. All texts were written by others and are not yet escaped.
/// </summary>
/// <param name="Commit">The commit.</param>
/// <param name="Type">In lower case, such as <c>feat</c>; empty for a message that does not follow the rules.</param>
/// <param name="Scope">What stands between the parentheses; null when there are none.</param>
/// <param name="IsBreaking">The change breaks what worked before: <c>!</c> before the colon, or a footer that says so.</param>
/// <param name="BreakingNote">The text of the footer <c>BREAKING CHANGE</c>, on one line; null without one.</param>
/// <param name="Description">The subject without type and scope.</param>
public sealed record ConventionalCommit(GitCommit Commit, string Type, string? Scope, bool IsBreaking, string? BreakingNote, string Description)
{
    private static readonly string[] s_breakingTokens = ["BREAKING CHANGE: ", "BREAKING-CHANGE: ", "BREAKING CHANGE #", "BREAKING-CHANGE #"];

    /// <summary>Reads a commit, in time linear in the length of its message.</summary>
    public static ConventionalCommit Parse(GitCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var note = FindBreakingNote(commit.Body);
        if (ReadHeader(commit.Subject) is not var (type, scope, mark, description))
        {
            // What `git revert` writes by itself.
            var kind = commit.Subject.StartsWith("Revert \"", StringComparison.Ordinal) ? "revert" : "";
            return new ConventionalCommit(commit, kind, null, note is not null, note, commit.Subject.Trim());
        }

        return new ConventionalCommit(commit, type, scope, mark || note is not null, note, description);
    }

    private static (string Type, string? Scope, bool Mark, string Description)? ReadHeader(string subject)
    {
        var at = 0;
        while (at < subject.Length && (char.IsAsciiLetterOrDigit(subject[at]) || subject[at] is '-' or '_'))
        {
            at++;
        }

        var type = subject[..at];
        string? scope = null;
        if (at < subject.Length && subject[at] == '(')
        {
            var close = subject.IndexOf(')', at);
            if (close < 0)
            {
                return null;
            }

            scope = subject[(at + 1)..close].Trim();
            at = close + 1;
        }

        var mark = at < subject.Length && subject[at] == '!';
        at += mark ? 1 : 0;
        var description = at + 1 < subject.Length && subject[at] == ':' && char.IsWhiteSpace(subject[at + 1]) ? subject[(at + 2)..].Trim() : "";
        return type.Length > 0 && description.Length > 0
            ? (type.ToLowerInvariant(), string.IsNullOrEmpty(scope) ? null : scope, mark, description)
            : null;
    }

    private static string? FindBreakingNote(string body)
    {
        if (!body.Contains("BREAKING", StringComparison.Ordinal))
        {
            return null;
        }

        List<string>? note = null;
        foreach (var line in body.Split('\n'))
        {
            var token = s_breakingTokens.FirstOrDefault(token => line.StartsWith(token, StringComparison.Ordinal));
            if (token is not null)
            {
                (note ??= []).Add(line[token.Length..]);
            }
            else if (note is not null)
            {
                // The text goes on until the next footer (rule 10).
                if (IsFooter(line))
                {
                    break;
                }

                note.Add(line);
            }
        }

        var text = note is null ? "" : string.Join(' ', note.Select(line => line.Trim()).Where(line => line.Length > 0));
        return text.Length > 0 ? text : null;
    }

    private static bool IsFooter(string line)
    {
        var at = 0;
        while (at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '-'))
        {
            at++;
        }

        return at > 0 && at + 1 < line.Length && ((line[at] == ':' && line[at + 1] == ' ') || (line[at] == ' ' && line[at + 1] == '#'));
    }
}

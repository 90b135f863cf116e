using Releasing.Git;

namespace Releasing.Notes.Commits;

/// <summary>Reads commit messages by the rules of Conventional Commits 1.0.0, in time linear in their length.</summary>
internal static class ConventionalCommitParser
{
    private static readonly string[] s_breakingTokens = ["BREAKING CHANGE: ", "BREAKING-CHANGE: ", "BREAKING CHANGE #", "BREAKING-CHANGE #"];

    /// <summary>Reads one message.</summary>
    public static ConventionalCommit Parse(GitCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var subject = commit.Subject;
        var note = FindBreakingNote(commit.Body);
        string[] notes = note is null ? [] : [note];
        if (ReadHeader(subject) is not var (type, scope, mark, description))
        {
            // What `git revert` writes by itself.
            var reverts = subject.StartsWith("Revert \"", StringComparison.Ordinal);
            return new ConventionalCommit
            {
                Commit = commit,
                Kind = reverts ? CommitKind.Revert : commit.IsMerge ? CommitKind.Merge : CommitKind.Plain,
                Type = reverts ? "revert" : "",
                Description = subject.Trim(),
                Body = commit.Body,
                IsBreaking = note is not null,
                BreakingNotes = notes,
            };
        }

        return new ConventionalCommit
        {
            Commit = commit,
            Kind = type == "revert" ? CommitKind.Revert : CommitKind.Conventional,
            Type = type,
            Scope = scope,
            Scopes = scope is null ? [] : [scope],
            Description = description,
            Body = commit.Body,
            IsBreaking = mark || note is not null,
            BreakingNotes = notes,
        };
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

namespace Releasing.Notes.Commits;

/// <summary>The first line of a message that follows Conventional Commits 1.0.0 (rules 1, 4, 5 and 13).</summary>
/// <param name="Type">In lower case.</param>
/// <param name="Scope">Between the parentheses, trimmed; null when there are none or nothing is in them.</param>
/// <param name="IsBreaking">An exclamation mark stands before the colon.</param>
/// <param name="Description">What follows, trimmed; never empty.</param>
internal readonly record struct CommitHeader(string Type, string? Scope, bool IsBreaking, string Description)
{
    // Where the blank after the colon is forgotten, only these are taken for types: "Note:x" and "std::move" are words of a sentence.
    private static readonly string[] s_usual =
        ["feat", "feature", "fix", "bugfix", "hotfix", "docs", "doc", "style", "refactor", "perf", "test", "tests", "build", "ci", "chore", "revert", "deps", "security"];

    /// <summary>The word is a type that everybody knows, in lower case.</summary>
    public static bool IsUsual(string type) => s_usual.Contains(type);

    /// <summary>Reads a line; null when it does not follow the rules.</summary>
    /// <param name="line">Without its line end.</param>
    public static CommitHeader? Read(string line)
    {
        var start = SkipEmblem(line);
        var at = start;
        if (at < line.Length && char.IsLetter(line[at]))
        {
            at++;
        }

        while (at < line.Length && at > start && (char.IsLetterOrDigit(line[at]) || line[at] is '-' or '_'))
        {
            at++;
        }

        if (at == start)
        {
            return null;
        }

        var type = line[start..at].ToLowerInvariant();
        string? scope = null;
        if (at < line.Length && line[at] == '(')
        {
            var length = line.AsSpan(at + 1).IndexOfAny('(', ')');
            if (length < 0 || line[at + 1 + length] == '(')
            {
                return null;
            }

            scope = line.AsSpan(at + 1, length).Trim().ToString();
            at += length + 2;
        }

        var mark = at < line.Length && line[at] == '!';
        at += mark ? 1 : 0;
        if (at >= line.Length || line[at] != ':')
        {
            return null;
        }

        var rest = line.AsSpan(at + 1);
        var description = rest.Trim();
        var isSeparated = rest.Length > 0 && (char.IsWhiteSpace(rest[0]) || (rest[0] is not (':' or '/' or '\\') && s_usual.Contains(type)));
        return isSeparated && description.Length > 0 ? new CommitHeader(type, string.IsNullOrEmpty(scope) ? null : scope, mark, description.ToString()) : null;
    }

    /// <summary>Where the type begins behind an emoji or its name between colons (<c>:sparkles:</c>), which some projects set before it.</summary>
    private static int SkipEmblem(string line)
    {
        var at = 0;
        if (line.StartsWith(':'))
        {
            at = 1;
            while (at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] is '_' or '-' or '+'))
            {
                at++;
            }

            if (at == 1 || at >= line.Length || line[at] != ':')
            {
                return 0;
            }

            at++;
        }
        else
        {
            while (at < line.Length && (char.IsSurrogate(line[at]) || line[at] is '\u200d' or '\ufe0f' || char.GetUnicodeCategory(line[at]) == System.Globalization.UnicodeCategory.OtherSymbol))
            {
                at++;
            }
        }

        while (at > 0 && at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }
}

namespace Releasing.Notes.Commits;

/// <summary>The first line of a footer (Conventional Commits 1.0.0, rules 8, 9, 12 and 16).</summary>
internal static class FooterLine
{
    private static readonly string[] s_breaking = ["BREAKING CHANGE", "BREAKING-CHANGE"];

    /// <summary>A token, a separator and a text, or a breaking change.</summary>
    public static bool IsFooter(string line) => IsBreaking(line) || TokenLength(line) > 0;

    /// <summary>A breaking change, in capitals (rule 15). What follows the colon may be forgotten blanks or the next line: such a note is too dear to be lost.</summary>
    public static bool IsBreaking(string line)
    {
        foreach (var token in s_breaking)
        {
            if (line.StartsWith(token, StringComparison.Ordinal))
            {
                var rest = line.AsSpan(token.Length);
                return rest.StartsWith(":") || rest.StartsWith(" #");
            }
        }

        return false;
    }

    /// <summary>The footer tells of a breaking change.</summary>
    public static bool IsBreaking(CommitFooter footer) => s_breaking.Contains(footer.Token);

    /// <summary>Splits a line for which <see cref="IsFooter"/> holds.</summary>
    public static (string Token, string Separator, string Value) Split(string line)
    {
        var length = IsBreaking(line) ? s_breaking[0].Length : TokenLength(line);
        var separator = line[length] == ':' ? ": " : " #";
        return (line[..length], separator, line[(separator == ": " ? length + 1 : length + 2)..].Trim());
    }

    /// <summary>Characters of the token, or 0 for a line that is none.</summary>
    private static int TokenLength(string line)
    {
        var at = 0;
        while (at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] == '-'))
        {
            at++;
        }

        var isSeparated = at + 1 < line.Length && ((line[at] == ':' && line[at + 1] == ' ') || (line[at] == ' ' && line[at + 1] == '#' && at + 2 < line.Length && line[at + 2] != ' '));
        return at > 0 && line[0] != '-' && isSeparated ? at : 0;
    }
}

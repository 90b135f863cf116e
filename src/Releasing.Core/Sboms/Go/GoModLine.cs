using System.Text;

namespace Releasing.Sboms.Go;

/// <summary>Splits a line of go.mod into its words and its comment (Go Modules Reference, "Lexical elements").</summary>
internal static class GoModLine
{
    public static (string[] Words, string Comment) Read(string line)
    {
        var words = new List<string>();
        var at = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
            }
            else if (IsComment(line, at))
            {
                return ([.. words], line[(at + 2)..].Trim());
            }
            else if (line[at] is '(' or ')')
            {
                words.Add(line[at++].ToString());
            }
            else
            {
                words.Add(line[at] is '"' or '`' ? Quoted(line, ref at) : Bare(line, ref at));
            }
        }

        return ([.. words], "");
    }

    private static bool IsComment(string line, int at) => string.CompareOrdinal(line, at, "//", 0, 2) == 0;

    private static string Bare(string line, ref int at)
    {
        var start = at;
        while (at < line.Length && !char.IsWhiteSpace(line[at]) && line[at] is not ('(' or ')') && !IsComment(line, at))
        {
            at++;
        }

        return line[start..at];
    }

    // Between quotation marks a backslash takes the next character as it is; module paths and versions need no other escape.
    private static string Quoted(string line, ref int at)
    {
        var quote = line[at++];
        var text = new StringBuilder();
        for (; at < line.Length && line[at] != quote; at++)
        {
            if (quote == '"' && line[at] == '\\' && at + 1 < line.Length)
            {
                at++;
            }

            text.Append(line[at]);
        }

        at++;
        return text.ToString();
    }
}

using System.Text;
using Releasing.Text;

namespace Releasing.Notes.Rendering;

/// <summary>
/// Text from outside put into a Markdown page as text and nothing else: no HTML, no link, image, emphasis, code, formula, heading or list, no mention that
/// writes to somebody. References to issues (<c>#12</c>) stay: they lead to the repository's own pages.
/// </summary>
public static class MarkdownText
{
    // Those that need no slashes.
    private static readonly string[] s_schemes = ["mailto", "xmpp", "tel"];

    // GitHub looks for mentions and addresses in the finished page, where a backslash is gone; an invisible character that joins words is not.
    private const char WordJoiner = '\u2060';

    /// <summary>The text on one line, escaped for CommonMark (https://spec.commonmark.org/0.31.2/#backslash-escapes) and GitHub's additions.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters to keep of it; what is longer is cut and ends with an ellipsis.</param>
    public static string Escape(string? text, int longest = int.MaxValue)
    {
        var escaped = new StringBuilder((text?.Length ?? 0) + 16);
        Append(escaped, text, longest);
        return escaped.ToString();
    }

    /// <summary>Appends what <see cref="Escape"/> gives.</summary>
    /// <param name="escaped">A page.</param>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters to keep of it.</param>
    internal static void Append(StringBuilder escaped, string? text, int longest = int.MaxValue)
    {
        var line = Cut(PlainText.Line(text).Trim(), longest);
        var ordered = OrderedListMark(line);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (IsSpecial(letter) || (at == 0 && letter is '#' or '+' or '-' or '=') || at == ordered || (letter is ':' or '.' && StartsAddress(line, at)))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
            if (letter == '@')
            {
                escaped.Append(WordJoiner);
            }
        }
    }

    private static bool IsSpecial(char letter) => letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '~' or '|' or '$' or '!';

    // The colon of "https://" and "mailto:" and the dot of "www.", by which GitHub and others make links of plain text (GFM, 6.9 Autolinks).
    private static bool StartsAddress(string line, int at) => line[at] == ':'
        ? string.CompareOrdinal(line, at, "://", 0, 3) == 0 || EndsWithScheme(line.AsSpan(0, at))
        : at >= 3 && string.Compare(line, at - 3, "www", 0, 3, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool EndsWithScheme(ReadOnlySpan<char> before)
    {
        foreach (var scheme in s_schemes)
        {
            if (before.EndsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the dot or parenthesis of <c>1.</c> or <c>1)</c> stands, or -1.</summary>
    private static int OrderedListMark(string line)
    {
        var at = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return at > 0 && line[at] is '.' or ')' ? at : -1;
    }

    private static string Cut(string line, int longest)
    {
        if (line.Length <= longest)
        {
            return line;
        }

        var length = longest - 1;
        return line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)] + "…";
    }
}

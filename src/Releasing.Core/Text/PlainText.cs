using System.Globalization;
using System.Text;

namespace Releasing.Text;

/// <summary>Text from outside (tags, file names, commit subjects, tool output) made safe to print.</summary>
public static class PlainText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text on one line without anything that moves the cursor, colours the terminal or turns the reading direction: line ends and tabs
    /// become a space; other control and invisible formatting characters (Unicode categories Cc, Cf, Zl, Zp, Cs) become U+FFFD.
    /// Emoji keep their zero-width joiners.
    /// </summary>
    public static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>As <see cref="Line"/>, but line ends stay, as LF; tabs become a space.</summary>
    public static string Lines(string? text) => Clean(text, keepLines: true);

    /// <summary>The words of a text in lines of a width at most; a word that is longer has a line of its own.</summary>
    /// <param name="text">The text; runs of spaces count as one.</param>
    /// <param name="width">The most characters in a line.</param>
    public static IEnumerable<string> Wrapped(string text, int width)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text ?? "";
        }

        var clean = new StringBuilder(text.Length);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        foreach (var rune in lines.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r')
            {
                clean.Append(keepLines ? '\n' : ' ');
            }
            else if (rune.Value == '\t')
            {
                clean.Append(' ');
            }
            else if (IsVisible(rune))
            {
                clean.Append(rune);
            }
            else
            {
                clean.Append(Replacement);
            }
        }

        return clean.ToString();
    }

    // Category Cf holds the direction overrides (U+202A..U+202E, U+2066..U+2069) and the tag characters (U+E0000..) that hide text;
    // the joiners U+200C and U+200D in it spell words and emoji.
    private static bool IsVisible(Rune rune) => rune.Value is 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}

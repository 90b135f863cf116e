using System.Globalization;
using System.Text;

namespace Releasing.Services.Homebrew;

/// <summary>Any text as Ruby reads it back, whatever stands in it (Ruby's documentation, "Literals", string literals).</summary>
internal static class RubyText
{
    /// <summary>A string in double quotes.</summary>
    public static string Literal(string text) => $"\"{Escape(text, quotes: true)}\"";

    /// <summary>A list of strings, as arguments stand: <c>"a", "b"</c>.</summary>
    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    /// <summary>
    /// One line of a heredoc <c>&lt;&lt;~EOS</c>. Spaces at its beginning are escaped, because Ruby takes away those that all lines have; so is a line that would end it.
    /// </summary>
    public static string HeredocLine(string line)
    {
        var text = line.TrimEnd();
        var escaped = Escape(text, quotes: false);
        return text.StartsWith(' ') ? "\\s" + escaped[1..] : escaped == "EOS" ? "\\x45OS" : escaped;
    }

    private static string Escape(string text, bool quotes)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var runes = text.EnumerateRunes().ToList();
        for (var index = 0; index < runes.Count; index++)
        {
            var rune = runes[index];
            var next = index + 1 < runes.Count ? runes[index + 1].Value : 0;
            _ = rune.Value switch
            {
                '\\' => escaped.Append("\\\\"),
                '"' when quotes => escaped.Append("\\\""),

                // Interpolation: of an expression, and of global and instance variables.
                '#' when next is '{' or '$' or '@' => escaped.Append("\\#"),
                _ when IsPlain(rune) => escaped.Append(rune),
                _ => escaped.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X}}}"),
            };
        }

        return escaped.ToString();
    }

    // What cannot be seen is written as its number, so that a reader of the tap sees it.
    private static bool IsPlain(Rune rune) => rune.Value is >= ' ' and <= '~' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}

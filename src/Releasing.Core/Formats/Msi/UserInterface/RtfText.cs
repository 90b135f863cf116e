using System.Globalization;
using System.Text;

namespace Releasing.Formats.Msi.UserInterface;

/// <summary>Plain text as Rich Text Format 1.9.1, which the ScrollableText control shows.</summary>
internal static class RtfText
{
    /// <summary>The text in Segoe UI of eight points, in which most lines of 80 characters fit the page; lines are kept, all other control characters are left out.</summary>
    public static string Of(string text)
    {
        var rtf = new StringBuilder(@"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Segoe UI;}}\viewkind4\uc1\pard\f0\fs16 ");
        foreach (var character in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            _ = character switch
            {
                '\n' or '\r' => rtf.Append("\\par\r\n"),
                '\f' => rtf.Append("\\page\r\n"),
                '\t' => rtf.Append("\\tab "),
                '\\' or '{' or '}' => rtf.Append('\\').Append(character),
                >= ' ' and <= '~' => rtf.Append(character),

                // A number of 16 bits with its sign, and what a reader without Unicode shows.
                > '\u009F' => rtf.Append(CultureInfo.InvariantCulture, $"\\u{(short)character}?"),
                _ => rtf,
            };
        }

        return rtf.Append('}').ToString();
    }
}

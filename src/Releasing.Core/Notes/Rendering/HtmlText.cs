using System.Net;
using Releasing.Text;

namespace Releasing.Notes.Rendering;

/// <summary>Text from outside put into HTML as text and nothing else.</summary>
internal static class HtmlText
{
    /// <summary>
    /// One line for an element or a quoted attribute: <c>&amp; &lt; &gt; " '</c> as references, and nothing that turns the reading direction
    /// (https://html.spec.whatwg.org/multipage/syntax.html#character-references).
    /// </summary>
    public static string Of(string? text, int longest = int.MaxValue)
    {
        // Noncharacters may stand in no XML (Extensible Markup Language 1.0, section 2.2).
        var line = PlainText.Line(text).Trim().Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd');
        return WebUtility.HtmlEncode(line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1)] + "…");
    }
}

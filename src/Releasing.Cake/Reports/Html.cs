using System.Net;
using Releasing.Text;

namespace Releasing.Cake.Reports;

/// <summary>Text from outside put into a page as text and nothing else.</summary>
internal static class Html
{
    /// <summary>
    /// One line for an element or a quoted attribute: <c>&amp; &lt; &gt; " '</c> as references, and nothing that turns the reading direction
    /// (https://html.spec.whatwg.org/multipage/syntax.html#character-references).
    /// </summary>
    public static string Text(string? text) => WebUtility.HtmlEncode(PlainText.Line(text));

    /// <summary>As <see cref="Text"/>, but line ends stay.</summary>
    public static string Lines(string? text) => WebUtility.HtmlEncode(PlainText.Lines(text));
}

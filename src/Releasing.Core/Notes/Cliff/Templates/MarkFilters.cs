using System.Text;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters for HTML, addresses and blanks between tags. <c>safe</c> has no effect: what strangers wrote is escaped all the same.</summary>
internal static class MarkFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["safe"] = call => call.Value,
        ["striptags"] = call => call.Text.Changed(WithoutTags(call.Text.Text)),
        ["spaceless"] = call => call.Text.Changed(Spaceless(call.Text.Text)),
        ["linebreaksbr"] = call => call.Text.Changed(call.Text.Text.Replace("\r\n", "<br>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)),
        ["escape"] = Escape,
        ["escape_xml"] = Escape,
        ["addslashes"] = call => call.Text.Changed(call.Text.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)),
        ["urlencode"] = call => call.Text.Changed(Uri.EscapeDataString(call.Text.Text).Replace("%2F", "/", StringComparison.Ordinal)),
        ["urlencode_strict"] = call => call.Text.Changed(Uri.EscapeDataString(call.Text.Text)),
    };

    private static TemplateText Escape(TemplateCall call) => call.Text.Changed(call.Text.Text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#x27;", StringComparison.Ordinal));

    // A tag ends at the next bracket, a comment at its own end; without one it stays.
    private static string WithoutTags(string text)
    {
        var result = new StringBuilder(text.Length);
        var (lastBracket, lastComment) = (text.LastIndexOf('>'), text.LastIndexOf("-->", StringComparison.Ordinal));
        for (var at = 0; at < text.Length; at++)
        {
            var isComment = text[at] == '<' && lastComment >= at + 4 && string.CompareOrdinal(text, at, "<!--", 0, 4) == 0;
            if (isComment)
            {
                at = text.IndexOf("-->", at + 4, StringComparison.Ordinal) + 2;
            }
            else if (text[at] == '<' && lastBracket > at)
            {
                at = text.IndexOf('>', at);
            }
            else
            {
                result.Append(text[at]);
            }
        }

        return result.ToString();
    }

    private static string Spaceless(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            result.Append(text[at]);
            if (text[at] == '>')
            {
                var next = at + 1;
                while (next < text.Length && char.IsWhiteSpace(text[next]))
                {
                    next++;
                }

                at = next < text.Length && text[next] == '<' ? next - 1 : at;
            }
        }

        return result.ToString();
    }
}

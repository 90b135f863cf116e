using System.Buffers;
using System.Xml;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>
/// Finds where the contents of elements stand. The document is read by the platform first, so it is known to be well-formed and without a document type; what is left is to tell tags from
/// comments, CDATA sections, processing instructions and quoted attributes (XML 1.0, section 2.1).
/// </summary>
internal static class XmlLocator
{
    private const int DeepestElement = 256;

    private static readonly SearchValues<char> s_endOfName = SearchValues.Create(" \t\r\n/>");

    /// <summary>Every element, in the order of their end tags.</summary>
    /// <exception cref="ReleaseException">It is not XML, or has a document type.</exception>
    public static IReadOnlyList<XmlSpot> Locate(SourceText source)
    {
        Check(source);
        var text = source.Text;
        var open = new List<(string Name, int Content)>();
        var spots = new List<XmlSpot>();
        var at = text.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            var end = EndOf(text, at);
            if (text[at + 1] == '/')
            {
                spots.Add(new XmlSpot([.. open.Select(element => element.Name)], open[^1].Content, at, IsEmptyTag: false));
                open.RemoveAt(open.Count - 1);
            }
            else if (text[at + 1] is not ('!' or '?'))
            {
                var name = NameAt(text, at + 1);
                if (text[end - 2] == '/')
                {
                    spots.Add(new XmlSpot([.. open.Select(element => element.Name), name], end, end, IsEmptyTag: true));
                }
                else
                {
                    open.Add((name, end));
                }
            }

            at = text.IndexOf('<', end);
        }

        return spots;
    }

    private static void Check(SourceText source)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(source.Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.Depth > DeepestElement)
                {
                    throw new InvalidInputException(PlainText.Line(source.Path), "elements are nested too deep", "Check what wrote the file");
                }
            }
        }
        catch (XmlException problem)
        {
            throw new InvalidInputException(PlainText.Line(source.Path), PlainText.Line(problem.Message).TrimEnd('.'), "Correct the XML", problem);
        }
    }

    /// <summary>Behind the <c>&gt;</c> that ends what begins here.</summary>
    private static int EndOf(string text, int at) => text.AsSpan(at) switch
    {
        ['<', '!', '-', '-', ..] => Behind(text, "-->", at + 4),
        ['<', '!', ..] => Behind(text, "]]>", at + 9),
        ['<', '?', ..] => Behind(text, "?>", at + 2),
        _ => EndOfTag(text, at),
    };

    private static int Behind(string text, string mark, int at) => text.IndexOf(mark, at, StringComparison.Ordinal) + mark.Length;

    private static int EndOfTag(string text, int at)
    {
        var quote = '\0';
        while (quote != '\0' || text[at] != '>')
        {
            if (text[at] is '"' or '\'' && (quote == '\0' || quote == text[at]))
            {
                quote = quote == '\0' ? text[at] : '\0';
            }

            at++;
        }

        return at + 1;
    }

    private static string NameAt(string text, int at)
    {
        var end = text.AsSpan(at).IndexOfAny(s_endOfName) + at;
        var name = text[at..end];
        return name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}

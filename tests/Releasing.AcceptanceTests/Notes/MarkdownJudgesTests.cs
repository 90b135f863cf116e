using System.Text.Json.Nodes;
using System.Xml.Linq;
using Releasing.Notes.Rendering;
using Releasing.Tests.Notes.CornerCases;
using Releasing.Text;

namespace Releasing.AcceptanceTests.Notes;

/// <summary>GitHub's own Markdown program shows hostile texts as texts.</summary>
public sealed class MarkdownJudgesTests
{
    private const string Separator = "<p>SEPARATOR</p>\n";
    private static readonly string[] s_pieces =
    [
        "<b>", "</script>", "<!--", "-->", "[a](http://x)", "![i](x)", "`", "``", "```", "*", "**", "_", "__init__", "~", "~~~", "&amp;", "&#64;", "@user", "@org/team",
        "a@b.co", "http://x.org", "HTTPS://A.b", "www.z.org", "Www.a.org", "ftp://q", "mailto:a@b.c", "xmpp:a@b.c", "<http://a.b>", "://", "//", ":", "|", "$x$", "1.", "2)",
        "#", "##", "-", "+", "=", "===", "---", "***", ">", "\\", "!", "(", ")", "[ ]", "[x]", "[^1]", "[^1]: x", "^", "{", "}", " ", "  ", "\t", "word", "Größe", "😀", "\"",
        "'", "/", ".", "#12", "\u202e", "\u0007", "w", "www.",
    ];

    [SkippableTheory]
    [InlineData(1, 3_000)]
    public void Every_text_is_shown_as_it_is(int seed, int count) => Judge(seed, count);

    [SkippableTheory]
    [Trait("Category", "Soak")]
    [InlineData(2, 200_000)]
    public void Very_many_texts_are_shown_as_they_are(int seed, int count) => Judge(seed, count);

    [SkippableFact]
    public void Pages_have_no_link_element_or_mention_that_their_model_did_not_put_there()
    {
        using var repository = new CornerCaseRepository();
        var pages = CornerCasePages.All(repository).SelectMany(corner => corner.Pages).ToList();
        var shown = Show(Validator.Require("cmark-gfm"), pages.Select(page => MarkdownNotes.Render(page) + "\n\nSEPARATOR"));
        pages.Count.ShouldBeGreaterThan(90);
        foreach (var (page, html) in pages.Zip(shown))
        {
            var root = XElement.Parse($"<page>{html}</page>");
            root.Descendants().Select(element => element.Name.LocalName).Except(["h2", "h3", "ul", "li", "p", "strong", "a", "code"]).ShouldBeEmpty(html);
            root.Descendants("a").Select(link => (string)link.Attribute("href")!).Except(Addresses(JsonNode.Parse(JsonNotes.Render(page)))).ShouldBeEmpty(html);
            root.Descendants("h3").Count().ShouldBe(page.Sections.Count + (page.Contributors.Count > 0 ? 1 : 0) + (page.Contributors.Any(person => person.IsNew) ? 1 : 0), html);
            root.Value.ShouldNotMatch("@[A-Za-z0-9]", html);
        }
    }

    private static IEnumerable<string> Addresses(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key.EndsWith("rl", StringComparison.Ordinal) && member.Value is not null ? [member.Value.GetValue<string>()] : Addresses(member.Value)),
        JsonArray items => items.SelectMany(Addresses),
        _ => [],
    };

    private static string[] Show(Validator judge, IEnumerable<string> pages)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, string.Join("\n\n", pages));
            return judge.Accept("--unsafe", "-e", "autolink", "-e", "table", "-e", "strikethrough", "-e", "tasklist", "-e", "footnotes", file).Split(Separator);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Judge(int seed, int count)
    {
        var judge = Validator.Require("cmark-gfm");
        foreach (var texts in Texts(new Random(seed), count).Chunk(1_000))
        {
            var shown = Show(judge, texts.Select(text => MarkdownText.Escape(text)).Select(text => $"- {text} (x)\n- **{text}:** y\n\nSEPARATOR"));
            for (var index = 0; index < texts.Length; index++)
            {
                var html = Html(texts[index]);
                shown[index].ShouldBe($"<ul>\n<li>{html} (x)</li>\n<li><strong>{html}:</strong> y</li>\n</ul>\n", texts[index]);
            }
        }
    }

    private static IEnumerable<string> Texts(Random random, int count) => Enumerable.Range(0, count)
        .Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => s_pieces[random.Next(s_pieces.Length)])))
        .Where(text => text.Trim().Length > 0);

    private static string Html(string text) => PlainText.Line(text).Trim()
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("@", "@\u2060", StringComparison.Ordinal);
}

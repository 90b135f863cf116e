using Releasing.Notes.Rendering;
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

    private static void Judge(int seed, int count)
    {
        var judge = Validator.Require("cmark-gfm");
        var random = new Random(seed);
        var file = Path.GetTempFileName();
        try
        {
            foreach (var texts in Texts(random, count).Chunk(1_000))
            {
                File.WriteAllText(file, string.Join("\n\n", texts.Select(text => MarkdownText.Escape(text)).Select(text => $"- {text} (x)\n- **{text}:** y\n\nSEPARATOR")));
                var shown = judge.Accept("--unsafe", "-e", "autolink", "-e", "table", "-e", "strikethrough", "-e", "tasklist", "-e", "footnotes", file).Split(Separator);
                for (var index = 0; index < texts.Length; index++)
                {
                    var html = Html(texts[index]);
                    shown[index].ShouldBe($"<ul>\n<li>{html} (x)</li>\n<li><strong>{html}:</strong> y</li>\n</ul>\n", texts[index]);
                }
            }
        }
        finally
        {
            File.Delete(file);
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

using System.Text.Json.Nodes;
using System.Xml.Linq;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Releasing.Git;
using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Notes.Rendering.Templates;

namespace Releasing.Tests.Notes.Rendering;

/// <summary>Whatever the authors of commits write, a page has the headings, links and lines that its model gave it.</summary>
public sealed class HostilePageTests
{
    private static readonly string[] s_pieces =
    [
        "<b>", "</script>", "<script>alert(1)</script>", "<!--", "-->", "[a](http://x)", "![i](http://x/i.png)", "[r]: http://x", "[r]", "`", "```", "~~~", "*", "**", "_", "~~", "&amp;", "&#64;", "@user",
        "@org/team", "a@b.co", "http://x.org", "HTTPS://A.b", "www.z.org", "mailto:a@b.c", "<http://a.b>", "|", "| --- |", "$x$", "1. ", "2) ", "# ", "## H", "- ", "+ ", "===", "---", "***", "> ", "\\", "!", "(", ")",
        "\n", "\n\n", "\n# H\n", "\n\n- x\n", "\n    code\n", "\n```\n", "\r\n", "\r", "\u2028", "[x]", "[^1]", "[^1]: x", "^", "{", "}", "{{title}}", "{{{raw}}}", " ", "\t", "word", "Größe", "😀", "\"", "'", "/", "#12", "GH-1", "a/b#1",
        "\u202e", "\u0007", "\u001b[31m", "\u0000", "\ufffe", "\u200b", "::: x", ":smile:", "<details>", "javascript:alert(1)", "![](x)", "http", "://", "BREAKING CHANGE: ", "Co-authored-by: ", "Closes #5", "Closes a/b#6", "Closes ../..#7",
    ];

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .UseAutoLinks(new AutoLinkOptions { ValidPreviousCharacters = "*_~(\"'[:,;/ " }).UsePipeTables().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseMathematics().UseAlertBlocks().Build();

    [Theory]
    [InlineData(1, 100)]
    public void Nothing_of_a_commit_changes_the_page_around_it(int seed, int count) => Judge(seed, count);

    [Theory]
    [Trait("Category", "Soak")]
    [InlineData(2, 60_000)]
    public void Nothing_of_very_many_commits_does(int seed, int count) => Judge(seed, count);

    private static void Judge(int seed, int count)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++)
        {
            var notes = Hostile(random);
            var shown = string.Join("\n~~\n", notes.Commits.Select(commit => commit.Commit.Message));
            CheckMarkdown(notes, MarkdownNotes.Render(notes), shown);
            CheckMarkdown(notes, TemplateNotes.Render(notes, Template, "notes.hbs"), shown);
            TextNotes.Render(notes).Where(letter => char.IsControl(letter) && letter != '\n').ShouldBeEmpty(shown);
            var html = XElement.Parse(HtmlNotes.Render(notes));
            html.DescendantsAndSelf().Select(element => element.Name.LocalName).Except(["section", "h2", "h3", "ul", "li", "b", "p", "a", "code"]).ShouldBeEmpty(shown);
            html.Descendants("a").ShouldAllBe(link => ((string)link.Attribute("href")!).StartsWith("https://github.com/", StringComparison.Ordinal), shown);
            var read = JsonNode.Parse(JsonNotes.Render(notes))!;
            read["sections"]!.AsArray().SelectMany(section => section!["commits"]!.AsArray()).Select(commit => commit!["description"]!.GetValue<string>())
                .ShouldBe(notes.Sections.SelectMany(section => section.Commits).Select(commit => commit.Description), shown);
        }
    }

    private const string Template = """
        {{#each sections}}

        ### {{heading}}

        {{#each commits}}
        - {{#if scope}}**{{scope}}:** {{/if}}{{description}} ({{#if url}}[`{{shortHash}}`]({{url}}){{/if}}) {{body}} {{author.name}}
        {{#each breakingNotes}}
          - {{this}}
        {{/each}}
        {{/each}}
        {{/each}}

        """;

    private static void CheckMarkdown(ReleaseNotes notes, string page, string shown)
    {
        var document = Markdown.Parse(page, s_pipeline);
        var headings = document.Descendants<HeadingBlock>().Select(heading => heading.Level).ToList();
        headings.ShouldAllBe(level => level == 3, shown);
        headings.Count.ShouldBeLessThanOrEqualTo(notes.Sections.Count + 2, shown);
        document.Descendants<HtmlBlock>().ShouldBeEmpty(shown);
        document.Descendants<HtmlInline>().ShouldBeEmpty(shown);
        document.Descendants<HtmlEntityInline>().ShouldBeEmpty(shown);
        document.Descendants<FencedCodeBlock>().ShouldBeEmpty(shown);
        document.Descendants<QuoteBlock>().ShouldBeEmpty(shown);
        document.Descendants<ThematicBreakBlock>().ShouldBeEmpty(shown);
        document.Descendants<Markdig.Extensions.Tables.Table>().ShouldBeEmpty(shown);
        document.Descendants<AutolinkInline>().ShouldBeEmpty(shown);
        document.Descendants<CodeInline>().ShouldAllBe(code => code.Content.Length == 7, shown);
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.IsImage.ShouldBeFalse(shown);
            link.Url.ShouldNotBeNull(shown).ShouldStartWith("https://github.com/", Case.Sensitive, shown);
        }

        // A mention is a sign at a word's beginning that a letter follows at once.
        page.ShouldNotMatch(@"@[A-Za-z0-9]", shown);
        page.Where(letter => char.IsControl(letter) && letter != '\n').ShouldBeEmpty(shown);
    }

    private static ReleaseNotes Hostile(Random random)
    {
        string[] starts = ["feat: ", "fix(", "fix(a): ", "feat!: ", "", "revert: ", "docs(x)!: ", "Revert \"", "Merge "];
        var commits = Enumerable.Range(0, random.Next(1, 5))
            .Select(_ => (new GitPerson(Text(random, 3), Text(random, 3)), starts[random.Next(starts.Length)] + Text(random, 8) + (random.Next(2) == 0 ? "\n\nBREAKING CHANGE: " + Text(random, 12) : "")))
            .ToArray();
        var notes = PageOfTest.Of(PageOfTest.Remote, commits);
        return notes with { Contributors = [.. ContributorList.Of(notes.Commits).Select(person => person with { IsNew = random.Next(2) == 0 })] };
    }

    private static string Text(Random random, int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
}

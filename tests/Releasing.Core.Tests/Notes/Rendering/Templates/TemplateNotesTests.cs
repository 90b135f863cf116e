using Releasing.Failures;
using Releasing.Notes.Rendering.Templates;

namespace Releasing.Tests.Notes.Rendering.Templates;

public sealed class TemplateNotesTests
{
    [Fact]
    public void A_template_writes_the_page_from_the_documented_context() =>
        Render(
            """
            # {{title}}
            {{#each sections}}
            ## {{heading}}
            {{#each commits}}
            * {{description}}{{#if pullRequest}} [#{{pullRequest.number}}]({{pullRequest.url}}){{/if}}
            {{/each}}
            {{/each}}
            {{figures.commits}} commits, {{#each contributors}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}

            """,
            PageOfTest.Of("feat: *one* <b> (#7)", "fix: two") with { Title = "hello & co" }).ShouldBe(
            """
            # hello \& co
            ## Features
            * \*one\* \<b\> [#7](https://github.com/octo/hello/pull/7)
            ## Bug Fixes
            * two
             commits, 

            """);

    [Fact]
    public void The_text_as_it_was_written_is_had_by_name() => Render("{{#each sections}}{{#each commits}}{{raw.description}}{{/each}}{{/each}}", PageOfTest.Of("fix: <a> & 'b' @c")).ShouldBe("<a> & 'b' @c\n");

    [Fact]
    public void Several_texts_are_had_so_too() =>
        Render("{{#each sections}}{{#each commits}}{{#each breakingNotes}}{{this}}|{{/each}}{{#each raw.breakingNotes}}{{this}}{{/each}}{{/each}}{{/each}}", PageOfTest.Of("fix!: x\n\nBREAKING CHANGE: *y*")).ShouldBe("\\*y\\*|*y*\n");

    [Fact]
    public void A_full_page_by_a_template_is_the_golden_one() => GoldenFile.ShouldHold(
        "template.md",
        Render(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notes", "Golden", "notes.hbs")), PageOfTest.Full()));

    [Theory]
    [InlineData("one\n{{title", "notes.hbs, line 2: ")]
    [InlineData("one\n\n{{ ((( }}", "notes.hbs, line 3: ")]
    [InlineData("one\ntwo\n{{#each sections}}\n", "notes.hbs, line 3: ")]
    [InlineData("one\n{{nothing 1 2}}", "notes.hbs, line 2: ")]
    [InlineData("one\n{{> /etc/passwd}}", "notes.hbs, line 2: ")]
    [InlineData("{{#if}}x{{/if}}", "notes.hbs: ")]
    [InlineData("{{#each sections}}{{/if}}", "notes.hbs, line 1: ")]
    public void What_is_wrong_is_told_with_file_and_line(string template, string start) =>
        Should.Throw<InvalidInputException>(() => Render(template, PageOfTest.Of("fix: x"))).Message.ShouldStartWith(start);

    [Fact]
    public void No_file_is_read() => Should.Throw<InvalidInputException>(() => Render("{{> notes.hbs}}", PageOfTest.Of("fix: x")));

    [Fact]
    public void A_template_that_never_ends_writing_is_stopped()
    {
        var loop = string.Concat(Enumerable.Repeat("{{#each @root.sections}}{{#each commits}}", 4)) + new string('x', 1_000) + string.Concat(Enumerable.Repeat("{{/each}}{{/each}}", 4));
        Should.Throw<InvalidInputException>(() => Render(loop, PageOfTest.Of([.. Enumerable.Range(0, 100).Select(number => $"fix: {number}")]))).Message.ShouldContain("writes more than");
    }

    [Fact]
    public void A_partial_that_calls_itself_is_stopped() =>
        Should.Throw<InvalidInputException>(() => Render("{{#*inline \"a\"}}{{> a}}{{/inline}}{{> a}}", PageOfTest.Of("fix: x")));

    private static string Render(string template, Releasing.Notes.Pages.ReleaseNotes notes) => TemplateNotes.Render(notes, template, "notes.hbs");
}

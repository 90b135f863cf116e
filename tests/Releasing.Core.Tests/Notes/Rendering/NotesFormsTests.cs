using System.Text.Json.Nodes;
using System.Xml.Linq;
using Releasing.Notes.Rendering;

namespace Releasing.Tests.Notes.Rendering;

public sealed class NotesFormsTests
{
    [Theory]
    [InlineData(NotesFormat.Markdown, "page.md")]
    [InlineData(NotesFormat.Text, "page.txt")]
    [InlineData(NotesFormat.Json, "page.json")]
    [InlineData(NotesFormat.Html, "page.html")]
    public void A_full_page_is_the_golden_one(NotesFormat format, string golden) => GoldenFile.ShouldHold(golden, NotesRenderer.Render(PageOfTest.Full(), format));

    [Theory]
    [InlineData(NotesFormat.Markdown)]
    [InlineData(NotesFormat.Text)]
    [InlineData(NotesFormat.Json)]
    [InlineData(NotesFormat.Html)]
    public void The_same_page_has_the_same_bytes_and_one_line_end_at_its_end(NotesFormat format)
    {
        var text = NotesRenderer.Render(PageOfTest.Full(), format);
        text.ShouldBe(NotesRenderer.Render(PageOfTest.Full(), format));
        text.ShouldEndWith("\n");
        text.ShouldNotEndWith("\n\n");
        text.ShouldNotContain('\r');
    }

    [Fact]
    public void Nobodys_address_is_on_a_page() =>
        Enum.GetValues<NotesFormat>().ShouldAllBe(format => !NotesRenderer.Render(PageOfTest.Full(), format).Contains("example.org", StringComparison.Ordinal));

    [Fact]
    public void The_fragment_is_well_formed() => XElement.Parse(HtmlNotes.Render(PageOfTest.Full())).Name.LocalName.ShouldBe("section");

    [Fact]
    public void Every_member_of_the_context_is_in_its_schema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Notes", "notes.schema.json")))!.AsObject();
        Check(JsonNode.Parse(JsonNotes.Render(PageOfTest.Full())), schema, schema, "$");
    }

    [Fact]
    public void A_page_that_only_maintainers_notice_says_so() =>
        MarkdownNotes.Render(PageOfTest.Of("chore: tidy", "ci: machines")).ShouldStartWith("Maintenance only: nothing changes for users.\n");

    [Fact]
    public void A_page_stays_shorter_than_the_forge_takes()
    {
        var page = MarkdownNotes.Render(PageOfTest.Of([.. Enumerable.Range(0, 3_000).Select(number => $"fix: {new string('x', 200)} {number}")]));
        page.Length.ShouldBeLessThan(125_000);
        page.ShouldMatch(@"\n- … and \d+ more\n");
    }

    [Fact]
    public void Paragraphs_of_a_breaking_change_stay_inside_its_item()
    {
        var html = Markdig.Markdown.ToHtml(MarkdownNotes.Render(PageOfTest.Of("feat!: x\n\nBREAKING CHANGE: one\n\ntwo\n\n# three\n\n    four")));
        html.ShouldContain("<li>x");
        html[..html.IndexOf("</ul>", StringComparison.Ordinal)].ShouldContain("three");
        html.ShouldNotContain("<h1>");
    }

    // The words of JSON Schema that this schema uses.
    private static void Check(JsonNode? value, JsonObject schema, JsonObject root, string where)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            Check(value, root["$defs"]![reference["#/$defs/".Length..]]!.AsObject(), root, where);
        }
        else if (value is JsonObject members && schema["properties"] is JsonObject properties)
        {
            members.Select(member => member.Key).ShouldBe(schema["required"]!.AsArray().Select(name => name!.GetValue<string>()), where);
            foreach (var (name, member) in members)
            {
                Check(member, properties[name].ShouldBeOfType<JsonObject>($"{where}.{name}"), root, $"{where}.{name}");
            }
        }
        else if (value is JsonArray items)
        {
            items.ToList().ForEach(item => Check(item, schema["items"]!.AsObject(), root, where + "[]"));
        }
        else if (schema["type"] is { } type)
        {
            var kind = value is null ? "null" : value.GetValueKind().ToString().ToLowerInvariant();
            var known = type is JsonArray types ? types.Select(name => name!.GetValue<string>()).ToList() : [type.GetValue<string>()];
            known.Select(name => name switch { "integer" => "number", "boolean" when kind is "true" or "false" => kind, _ => name }).ShouldContain(kind, where);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Releasing.Notes.Pages;
using Releasing.Text;

namespace Releasing.Notes.Rendering.Templates;

/// <summary>The tree of the JSON form for templates: texts escaped for Markdown, and beside them under <c>raw</c> as they were written.</summary>
internal static class TemplateContext
{
    private const string Raw = "raw";

    // Made by us, of letters that mean nothing in Markdown, or made to be copied: escaping would only break them. The header is Markdown.
    private static readonly HashSet<string> s_asItIs = new(StringComparer.Ordinal)
    {
        "version", "commit", "date", "hash", "shortHash", "header", "url", "repositoryUrl", "compareUrl", "commands",
    };

    public static Dictionary<string, object?> Of(ReleaseNotes notes) => Members(NotesContext.Of(notes));

    // The depth is that of the schema, not of anything from outside.
    private static Dictionary<string, object?> Members(JsonObject source)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        var raw = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, node) in source)
        {
            members[name] = Value(name, node);
            if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            {
                raw[name] = value.GetValue<string>();
            }
            else if (node is JsonArray array && array.All(item => item is JsonValue))
            {
                raw[name] = array.Select(object? (item) => item!.GetValue<string>()).ToList();
            }
        }

        members[Raw] = raw;
        return members;
    }

    private static object? Value(string name, JsonNode? node) => node switch
    {
        JsonObject source => Members(source),
        JsonArray array => array.Select(item => Value(name, item)).ToList(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String when s_asItIs.Contains(name) => name == "header" ? PlainText.Lines(value.GetValue<string>()) : PlainText.Line(value.GetValue<string>()),
            JsonValueKind.String => MarkdownText.Escape(value.GetValue<string>(), NotesLimits.Note),
            JsonValueKind.Number => value.GetValue<int>(),
            var kind => kind == JsonValueKind.True,
        },
        _ => null,
    };
}

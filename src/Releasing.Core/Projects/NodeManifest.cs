using System.Text.Json;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Projects;

/// <summary>package.json (npm documentation, "package.json").</summary>
internal static class NodeManifest
{
    public static ManifestFacts Read(string root)
    {
        var path = Path.Combine(root, "package.json");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var package = document.RootElement;
            return new ManifestFacts
            {
                Name = Text(package, "name"),
                Description = Text(package, "description"),
                Licence = Text(package, "license") ?? Text(Member(package, "license"), "type"),
                Homepage = Text(package, "homepage"),
                Maintainer = Text(package, "author") ?? Person(Member(package, "author")),
                Version = Text(package, "version"),
            };
        }
        catch (JsonException problem)
        {
            throw new ReleaseException($"{PlainText.Line(path)}: {PlainText.Line(problem.Message)} Correct the JSON.", problem);
        }
    }

    private static string Person(JsonElement author) => $"{Text(author, "name")} <{Text(author, "email")}>";

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;
}

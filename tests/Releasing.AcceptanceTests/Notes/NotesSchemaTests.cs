using System.Reflection;
using System.Text.Json.Nodes;
using Releasing.Notes.Rendering;
using Releasing.Tests.Notes.CornerCases;

namespace Releasing.AcceptanceTests.Notes;

/// <summary>A validator of JSON Schema accepts the JSON form of every release of the corner cases and of a page that has everything, and refuses another.</summary>
public sealed class NotesSchemaTests : IDisposable
{
    private const string Script = "Notes/validate-notes.js";
    private static readonly string s_root = typeof(NotesSchemaTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == "RepositoryRoot").Value!;
    private static readonly string s_schema = Path.Combine(s_root, "src", "Releasing.Core", "Notes", "Rendering", "notes.schema.json");
    private static readonly string s_full = Path.Combine(s_root, "tests", "Releasing.Core.Tests", "Notes", "Golden", "page.json");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-notes-schema-");

    [SkippableFact]
    public void Every_page_is_as_its_schema_says()
    {
        using var repository = new CornerCaseRepository();
        var count = 0;
        foreach (var notes in CornerCasePages.All(repository).SelectMany(corner => corner.Pages))
        {
            Add($"{++count}.json", JsonNotes.Render(notes));
        }

        Add("full.json", File.ReadAllText(s_full));
        var verdict = NodeScript.Run(Script, s_schema, _folder.FullName);
        verdict.ShouldBeAccepted();
        verdict.Output.Trim().ShouldBe($"{count + 1} files");
        count.ShouldBeGreaterThan(90);
    }

    [SkippableFact]
    public void What_the_schema_does_not_say_is_refused()
    {
        var page = JsonNode.Parse(File.ReadAllText(s_full))!;
        page["sections"]![0]!["commits"]![0]!["email"] = "ada@example.org";
        Add("address.json", page.ToJsonString());
        var verdict = NodeScript.Run(Script, s_schema, _folder.FullName);
        verdict.ExitCode.ShouldBe(1);
        verdict.Error.ShouldContain("\"additionalProperty\":\"email\"");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Add(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}

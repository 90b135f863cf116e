using Releasing.Toml;

namespace Releasing.Projects;

/// <summary>pyproject.toml: the standard <c>[project]</c> table (PyPA specification, "Declaring project metadata"), else Poetry's.</summary>
internal static class PythonManifest
{
    private static readonly string[] s_pages = ["Homepage", "homepage", "Home", "home", "Repository", "repository", "Source", "source"];

    public static ManifestFacts? Read(string root)
    {
        var path = Path.Combine(root, "pyproject.toml");
        if (!File.Exists(path))
        {
            return null;
        }

        var manifest = TomlDocument.Read(path);
        var project = manifest.Table("project");
        var poetry = manifest.Table("tool", "poetry");
        return new ManifestFacts
        {
            Name = project?.Text("name") ?? poetry?.Text("name"),
            Description = project?.Text("description") ?? poetry?.Text("description"),
            Licence = project?.Text("license") ?? project?.Text("license", "text") ?? poetry?.Text("license"),
            Homepage = s_pages.Select(page => project?.Text("urls", page)).FirstOrDefault(url => url is not null)
                ?? poetry?.Text("homepage") ?? poetry?.Text("repository"),
            Maintainer = Person(project, "maintainers") ?? Person(project, "authors") ?? poetry?.List("authors").OfType<string>().FirstOrDefault(),
            Version = project?.Text("version") ?? poetry?.Text("version"),
        };
    }

    private static string? Person(TomlTable? project, string key) =>
        project?.List(key).OfType<TomlTable>().Select(person => FactText.Person($"{person.Text("name")} <{person.Text("email")}>")).FirstOrDefault(person => person is not null);
}

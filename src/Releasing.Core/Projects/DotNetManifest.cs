using System.Xml;
using System.Xml.Linq;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Projects;

/// <summary>
/// The project that makes a program, and Directory.Build.props above it. MSBuild is not evaluated: properties that need it (<c>$(…)</c>) count
/// as not written.
/// </summary>
internal static class DotNetManifest
{
    private static readonly string[] s_projectPatterns = ["*.csproj", "*.fsproj", "*.vbproj"];

    /// <summary>Project files at the top, then those in the folders of <c>src/</c>.</summary>
    public static IEnumerable<string> ProjectFiles(string root)
    {
        var source = Path.Combine(root, "src");
        var folders = Directory.Exists(source) ? Directory.EnumerateDirectories(source).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return folders.Prepend(source).Prepend(root).Where(Directory.Exists)
            .SelectMany(folder => s_projectPatterns.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Order(StringComparer.Ordinal));
    }

    public static ManifestFacts Read(string root)
    {
        var projects = ProjectFiles(root).Select(path => (Name: Path.GetFileNameWithoutExtension(path), Document: Load(path))).ToList();
        var programs = projects.Where(project => Property(project.Document, "OutputType") is "Exe" or "WinExe").ToList();

        // Several programs are a product of their own name: that of the solution.
        var main = programs.Count == 1 ? programs[0] : projects.Count == 1 ? projects[0] : default;
        var common = Path.Combine(root, "Directory.Build.props");
        XDocument?[] documents = [main.Document, File.Exists(common) ? Load(common) : null];
        return new ManifestFacts
        {
            Name = Property(main.Document, "AssemblyName") ?? main.Name ?? SolutionName(root),
            Description = First("Description"),
            Licence = First("PackageLicenseExpression"),
            Homepage = First("PackageProjectUrl") ?? First("RepositoryUrl"),
            Maintainer = First("Authors"),
            Version = First("Version") ?? First("VersionPrefix"),
        };

        string? First(string name) => documents.Select(document => Property(document, name)).FirstOrDefault(value => value is not null);
    }

    private static string? SolutionName(string root) => Directory.EnumerateFiles(root, "*.sln*")
        .Where(path => Path.GetExtension(path) is ".sln" or ".slnx")
        .Order(StringComparer.Ordinal)
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .FirstOrDefault();

    private static string? Property(XDocument? document, string name) => document?.Root?.Elements()
        .Where(element => element.Name.LocalName == "PropertyGroup")
        .SelectMany(group => group.Elements())
        .Where(element => element.Name.LocalName == name)
        .Select(element => element.Value.Trim())
        .FirstOrDefault(value => value.Length > 0 && !value.Contains("$(", StringComparison.Ordinal));

    private static XDocument Load(string path)
    {
        try
        {
            // No entities and nothing fetched: a project file has no need of them.
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader);
        }
        catch (XmlException problem)
        {
            throw new ReleaseException($"{PlainText.Line(path)}: {PlainText.Line(problem.Message)} Correct the XML.", problem);
        }
    }
}

using Releasing.Failures;
using Releasing.Projects;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>Which files of a folder can hold a version.</summary>
internal static class VersionFileSearch
{
    private static readonly string[] s_manifests = ["Cargo.toml", "package.json", "pyproject.toml", "Directory.Build.props"];
    private static readonly string[] s_projects = [".csproj", ".fsproj", ".vbproj", ".props"];

    /// <summary>The manifests of a folder.</summary>
    public static IReadOnlyList<IVersionHolder> In(string root, string folder)
    {
        var holders = new List<IVersionHolder>();
        holders.AddRange(s_manifests.Select(name => WorkspaceFolders.Join(folder, name)).Where(path => SourceText.Exists(root, path)).Select(path => Read(root, path)));
        var full = Path.Combine(root, folder);
        if (Directory.Exists(full))
        {
            // Most projects of a product take their version from Directory.Build.props and hold none themselves.
            holders.AddRange(DotNetManifest.ProjectFiles(full).Select(path => Read(root, Path.GetRelativePath(root, path).Replace('\\', '/'))));
        }

        return holders;
    }

    /// <summary>Reads a manifest by its name.</summary>
    /// <exception cref="ReleaseException">No kind of manifest has such a name, or it cannot be read.</exception>
    public static IVersionHolder Read(string root, string path)
    {
        var name = Path.GetFileName(path);
        var folder = path.Length > name.Length ? path[..(path.Length - name.Length - 1)] : "";
        return name switch
        {
            "Cargo.toml" => CargoVersions.Read(root, folder),
            "package.json" => NodeVersions.Read(root, folder),
            "pyproject.toml" => PythonVersions.Read(root, folder),
            _ when s_projects.Contains(Path.GetExtension(name)) => DotNetVersions.Read(root, path),
            _ => throw new InvalidInputException(
                PlainText.Line(path), "it is none of Cargo.toml, package.json, pyproject.toml, a project or a props file", "Name the place of the version with a pattern in Settings.Bump.Patterns"),
        };
    }
}

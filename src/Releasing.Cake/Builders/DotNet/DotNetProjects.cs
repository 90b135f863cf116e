using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Cake.Builders.DotNet;

/// <summary>Finds the projects that make programs.</summary>
internal static class DotNetProjects
{
    private const int Depth = 3;

    // Projects that are part of a repository and not of what it releases.
    private static readonly HashSet<string> s_skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "build", "test", "tests", "sample", "samples", "example", "examples", "bench", "benchmarks", "artifacts", "node_modules", "target", "vendor",
    };

    /// <summary>The projects, sorted by program.</summary>
    /// <exception cref="ReleaseException">A named project is missing, or two make a program of one name.</exception>
    public static IReadOnlyList<DotNetProject> Find(string root, IEnumerable<string> named)
    {
        var files = named.Select(name => Named(root, name)).ToList();
        var projects = files.Count > 0
            ? files.Select(file => DotNetProject.Read(file, root, isNamed: true)!)
            : Search(root).Select(file => DotNetProject.Read(file, root, isNamed: false)).OfType<DotNetProject>();
        var sorted = projects.OrderBy(project => project.Program, StringComparer.Ordinal).ToList();
        if (sorted.GroupBy(project => project.Program, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } clash)
        {
            throw new ReleaseException($".NET: {string.Join(" and ", clash.Select(project => Path.GetRelativePath(root, project.Path)))} both make '{clash.Key}'. Set AssemblyName in one, or name the projects in Settings.DotNet.Projects.");
        }

        return sorted;
    }

    private static string Named(string root, string name)
    {
        var path = Path.GetFullPath(Path.Combine(root, name));
        return File.Exists(path) ? path : throw new ReleaseException($"Settings.DotNet.Projects has '{PlainText.Line(name)}', but there is no such file. Correct the path.");
    }

    private static IEnumerable<string> Search(string root)
    {
        var source = Path.Combine(root, "src");
        var folders = new List<string> { root };
        if (Directory.Exists(source))
        {
            Collect(source, Depth, folders);
        }

        return folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.*proj")).Where(file => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj").Order(StringComparer.Ordinal);
    }

    private static void Collect(string folder, int depth, List<string> folders)
    {
        folders.Add(folder);
        foreach (var child in depth > 0 ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (Path.GetFileName(child) is var name && !s_skipped.Contains(name) && !name.StartsWith('.'))
            {
                Collect(child, depth - 1, folders);
            }
        }
    }
}

using System.Text.RegularExpressions;

namespace Releasing.Cake.Suites;

/// <summary>Finds .NET test projects without starting MSBuild.</summary>
internal static partial class DotNetTestProjects
{
    // Deep enough for tests/area/Project.Tests; the folders of packages and results hold projects that are not the repository's.
    private const int Depth = 4;

    private static readonly HashSet<string> s_skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", "artifacts", "target", "vendor", "packages" };

    /// <summary>Full paths of the test projects, sorted.</summary>
    public static IReadOnlyList<string> Find(string root)
    {
        var found = new List<string>();
        Search(root, Depth, inTestFolder: false, found);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private static void Search(string folder, int depth, bool inTestFolder, List<string> found)
    {
        // Directory.Build.props of a folder of tests may carry what makes each project in it a test project.
        var common = Path.Combine(folder, "Directory.Build.props");
        var isTestFolder = inTestFolder || (File.Exists(common) && TestMark().IsMatch(File.ReadAllText(common)));
        found.AddRange(Directory.EnumerateFiles(folder, "*.*proj")
            .Where(file => Path.GetExtension(file) is ".csproj" or ".fsproj" or ".vbproj" && IsTest(File.ReadAllText(file), isTestFolder)));
        if (depth == 0)
        {
            return;
        }

        foreach (var child in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(child);
            if (!s_skipped.Contains(name) && !name.StartsWith('.'))
            {
                Search(child, depth - 1, isTestFolder, found);
            }
        }
    }

    private static bool IsTest(string project, bool inTestFolder) => !NoTestMark().IsMatch(project) && (inTestFolder || TestMark().IsMatch(project));

    [GeneratedRegex("""<IsTestProject>\s*true|Include="Microsoft\.NET\.Test\.Sdk"|Sdk="MSTest\.Sdk""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TestMark();

    [GeneratedRegex(@"<IsTestProject>\s*false", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTestMark();
}

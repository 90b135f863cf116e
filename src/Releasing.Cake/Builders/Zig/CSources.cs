using System.Text.RegularExpressions;

namespace Releasing.Cake.Builders.Zig;

/// <summary>Finds the C files of programs.</summary>
internal static partial class CSources
{
    // With one of these at the top, C files beside it belong to that language's own build.
    private static readonly string[] s_manifests = ["Cargo.toml", "go.mod", "package.json", "pyproject.toml", "setup.py", "setup.cfg", "build.zig"];

    /// <summary>The files of a plain C program at the top, or else in <c>src/</c>: paths from the repository with <c>/</c>, sorted; none when there is no <c>main</c>.</summary>
    public static IReadOnlyList<string> Plain(string root)
    {
        if (s_manifests.Any(name => File.Exists(Path.Combine(root, name))) || Directory.EnumerateFiles(root, "*.*proj").Any() || Directory.EnumerateFiles(root, "*.sln*").Any())
        {
            return [];
        }

        foreach (var folder in new[] { "", "src/" })
        {
            var path = Path.Combine(root, folder);
            var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.c").Order(StringComparer.Ordinal).ToList() : [];
            if (files.Any(file => Main().IsMatch(File.ReadAllText(file))))
            {
                return [.. files.Select(file => folder + Path.GetFileName(file))];
            }
        }

        return [];
    }

    [GeneratedRegex(@"^\s*(?:int|void)?\s*\bmain\s*\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Main();
}

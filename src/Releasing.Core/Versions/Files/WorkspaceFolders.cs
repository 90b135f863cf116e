using Releasing.Files;
using Releasing.Formats.Linux.Contents;

namespace Releasing.Versions.Files;

/// <summary>The folders that a workspace's patterns name, such as <c>crates/*</c>.</summary>
internal static class WorkspaceFolders
{
    /// <summary>Folders with a manifest, relative to the repository's root with <c>/</c>, in ordinal order. What lies in folders of dependencies is left out.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="patterns">As the manifest writes them; those that lead out of the repository find nothing.</param>
    /// <param name="manifest">The manifest's name.</param>
    public static IReadOnlyList<string> Find(string root, IEnumerable<string> patterns, string manifest)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in patterns.Select(Clean).Where(RelativePath.IsSafe))
        {
            var source = SourcePattern.Split(Path.GetFullPath(Path.Combine(root, pattern, manifest)));
            var files = source.IsLiteral ? [new FileInfo(source.Folder)] : source.Matches();
            foreach (var file in files.Where(file => file.Exists))
            {
                var folder = Path.GetRelativePath(root, Path.GetDirectoryName(file.FullName)!).Replace('\\', '/');
                if (folder != "." && !folder.Split('/').Contains("node_modules"))
                {
                    found.Add(folder);
                }
            }
        }

        return [.. found];
    }

    /// <summary>A path that is written in a manifest, from the repository's root; null when it leads out of it. The root itself is empty.</summary>
    public static string? Resolve(string folder, string written)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}/{written.Replace('\\', '/')}".Split('/'))
        {
            if (part == ".." && parts.Count == 0)
            {
                return null;
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    private static string Clean(string pattern) => pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..].TrimEnd('/') : pattern.TrimEnd('/');
}

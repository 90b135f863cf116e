using Microsoft.Extensions.FileSystemGlobbing;

namespace Releasing.Cake.Tasks;

/// <summary>Files of the repository by pattern.</summary>
internal static class RepositoryFiles
{
    /// <summary>The matching files, relative to the repository with <c>/</c>, sorted; never git's or the artifacts folder's.</summary>
    public static IReadOnlyList<string> Matching(ReleaseContext context, IEnumerable<string> patterns, IEnumerable<string> exclude)
    {
        var matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
        matcher.AddIncludePatterns(patterns);
        matcher.AddExcludePatterns(exclude);
        matcher.AddExclude(".git/**");
        if (context.OutputInRepository is { } output)
        {
            matcher.AddExclude(output + "/**");
        }

        return [.. matcher.GetResultsInFullPath(context.Root)
            .Select(path => Path.GetRelativePath(context.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The full path of a repository file.</summary>
    public static string FullPath(ReleaseContext context, string file) => Path.Combine(context.Root, file.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The owner may execute it: the one bit of a mode that git keeps and no umask takes away.</summary>
    public static bool IsExecutable(ReleaseContext context, string file) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(FullPath(context, file)).HasFlag(UnixFileMode.UserExecute);
}

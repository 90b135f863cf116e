namespace Releasing.Formats.Linux.Contents;

/// <summary>
/// Directories that belong to the system: those of the Filesystem Hierarchy Standard 3.0 and of the packages base-files, systemd, man and filesystem of Debian,
/// Fedora and Alpine, which every package puts files into and none owns.
/// </summary>
internal static class SystemDirectories
{
    private const int Sticky = 0b001_111_111_111;
    private const int Private = 0b111_000_000;

    private static readonly HashSet<string> s_exact = Exact();
    private static readonly string[][] s_patterns = [.. SystemDirectoryTable.Patterns.Select(pattern => pattern.Split('/'))];

    /// <summary>Whether an absolute path is such a directory.</summary>
    public static bool Contains(string path) => s_exact.Contains(path) || MatchesPattern(path);

    /// <summary>The mode it has; 755 for whatever else.</summary>
    public static int ModeOf(string path) => path switch
    {
        "/tmp" or "/var/tmp" or "/run/lock" or "/dev/shm" => Sticky,
        "/root" => Private,
        _ => PackageMode.Executable,
    };

    private static HashSet<string> Exact()
    {
        var exact = new HashSet<string>(StringComparer.Ordinal) { "/" };
        foreach (var (folder, names) in SystemDirectoryTable.Folders)
        {
            exact.Add(folder);
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                exact.Add(folder == "/" ? "/" + name : $"{folder}/{name}");
            }
        }

        return exact;
    }

    private static bool MatchesPattern(string path)
    {
        var parts = path.Split('/');
        return s_patterns.Any(pattern => pattern.Length == parts.Length && !pattern.Where((part, index) => !Matches(part, parts[index])).Any());
    }

    private static bool Matches(string pattern, string part) => pattern switch
    {
        // A language as the folders of translations and manual pages are called: de, pt_BR, sr@latin, zh_CN.UTF-8.
        "{language}" => part.Length >= 2 && char.IsAsciiLetterLower(part[0]) && char.IsAsciiLetterLower(part[1])
            && (part.Length == 2 || part[2] is '_' or '@' or '.' || (char.IsAsciiLetterLower(part[2]) && (part.Length == 3 || part[3] is '_' or '@' or '.'))),
        "man{section}" => part.Length >= 4 && part.StartsWith("man", StringComparison.Ordinal) && part[3..] is "1" or "2" or "3" or "4" or "5" or "6" or "7" or "8" or "9" or "n" or "l" or "0p" or "1p" or "3p" or "1x" or "3x" or "4x" or "5x" or "6x" or "7x" or "8x",
        "{size}" => part is "scalable" or "symbolic" || (part.Length > 0 && char.IsAsciiDigit(part[0])),
        "python{version}" => part.StartsWith("python3.", StringComparison.Ordinal) && part[8..].All(char.IsAsciiDigit),
        "*" => true,
        _ => part == pattern,
    };
}

namespace Releasing.Formats.Linux.Contents;

/// <summary>What the disk says of a source.</summary>
internal static class SourceFiles
{
    private static readonly EnumerationOptions s_everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>All that lies in a folder, in ordinal order.</summary>
    public static IEnumerable<FileSystemInfo> EntriesOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFileSystemInfos("*", s_everything).OrderBy(entry => entry.Name, StringComparer.Ordinal);

    /// <summary>A folder itself, not a link to one.</summary>
    public static bool IsRealFolder(FileSystemInfo entry) => entry is DirectoryInfo && entry.LinkTarget is null;

    /// <summary>A link's target with <c>/</c>, as it stands in the link.</summary>
    public static string TargetOf(FileSystemInfo link) => OperatingSystem.IsWindows() ? link.LinkTarget!.Replace('\\', '/') : link.LinkTarget!;

    /// <summary>
    /// The mode of a file that states none: 755 when its owner may execute it, else 644. Windows knows no such bit; there the first bytes tell a program or script.
    /// </summary>
    public static int ModeOf(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            return ModeOf((File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0);
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return ModeOf(stream);
    }

    /// <summary>As above, by the first bytes alone.</summary>
    public static int ModeOf(Stream stream)
    {
        Span<byte> start = stackalloc byte[4];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return ModeOf(start.StartsWith("\u007fELF"u8) || start.StartsWith("#!"u8));
    }

    private static int ModeOf(bool isExecutable) => isExecutable ? PackageMode.Executable : PackageMode.File;
}

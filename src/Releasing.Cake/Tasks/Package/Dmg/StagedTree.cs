using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Cake.Tasks;

/// <summary>The contents of a volume as files of a folder, for programs of macOS that work on folders.</summary>
internal static class StagedTree
{
    /// <summary>Writes the entries with their modes and links.</summary>
    public static async Task WriteAsync(string folder, IEnumerable<ArchiveEntry> entries, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var entry in entries)
        {
            var path = Path.Combine(folder, entry.Name);
            Directory.CreateDirectory(entry.Kind == EntryKind.Directory ? path : Path.GetDirectoryName(path)!);
            if (entry.Kind == EntryKind.SymbolicLink)
            {
                File.CreateSymbolicLink(path, entry.LinkTarget!);
                continue;
            }

            if (entry.Kind == EntryKind.File)
            {
                await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                await entry.Content!.CopyToAsync(file, entry.Content.Length, cancellationToken);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)entry.Mode);
            }
        }
    }

    /// <summary>What is in the folder now.</summary>
    public static IReadOnlyList<ArchiveEntry> Read(string folder)
    {
        var entries = new List<ArchiveEntry>();
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None };
        var waiting = new Stack<DirectoryInfo>([new DirectoryInfo(folder)]);
        while (waiting.TryPop(out var directory))
        {
            foreach (var member in directory.EnumerateFileSystemInfos("*", options))
            {
                var name = Path.GetRelativePath(folder, member.FullName).Replace(Path.DirectorySeparatorChar, '/');
                var mode = OperatingSystem.IsWindows() ? 0b111_101_101 : (int)member.UnixFileMode;
                if (member.LinkTarget is { } target)
                {
                    entries.Add(ArchiveEntry.SymbolicLink(name, target));
                }
                else if (member is DirectoryInfo inner)
                {
                    entries.Add(ArchiveEntry.Directory(name) with { Mode = mode });
                    waiting.Push(inner);
                }
                else
                {
                    entries.Add(ArchiveEntry.File(name, ContentSource.FromFile(member.FullName)) with { Mode = mode });
                }
            }
        }

        return entries;
    }
}

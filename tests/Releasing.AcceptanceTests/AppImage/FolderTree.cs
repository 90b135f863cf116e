using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Releasing.Files;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>A folder on the disk as a tree of ours, and as lines that are compared with what other programs unpack.</summary>
[UnsupportedOSPlatform("windows")]
internal static class FolderTree
{
    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    public static FileTree Of(string folder) => FileTree.Of(Entries(folder), NameComparison.CaseSensitive, folder);

    public static IEnumerable<ArchiveEntry> Entries(string folder)
    {
        foreach (var path in Paths(folder))
        {
            var name = Path.GetRelativePath(folder, path);
            yield return new FileInfo(path).LinkTarget is { } target ? ArchiveEntry.SymbolicLink(name, target)
                : (Directory.Exists(path) ? ArchiveEntry.Directory(name) : ArchiveEntry.File(name, ContentSource.FromFile(path))) with { Mode = (int)File.GetUnixFileMode(path) };
        }
    }

    /// <summary>A line for each thing below a folder: mode, length and digest, or where it points.</summary>
    public static IReadOnlyList<string> Lines(string folder) => [.. Paths(folder).Select(path => Line(folder, path)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Paths(string folder) => Directory.EnumerateFileSystemEntries(folder, "*", s_everything);

    private static string Line(string folder, string path)
    {
        var (name, info) = (Path.GetRelativePath(folder, path), new FileInfo(path));
        var mode = info.LinkTarget is null ? Convert.ToString((int)File.GetUnixFileMode(path), 8) : "link";
        return info.LinkTarget is { } target ? $"{name} -> {target}"
            : Directory.Exists(path) ? $"{name}/ {mode}"
            : string.Create(CultureInfo.InvariantCulture, $"{name} {mode} {info.Length} {DigestOf(path)}");
    }

    private static string DigestOf(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file))[..16];
    }
}

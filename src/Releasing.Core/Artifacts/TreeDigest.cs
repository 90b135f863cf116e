using System.Globalization;
using Releasing.Failures;

namespace Releasing.Artifacts;

/// <summary>
/// The digest of a folder: over every file (path, executable or not, content), folder and symbolic link (its text) in the
/// order of their <c>/</c> paths. Only the executable bit of the mode counts, because umask decides the rest; on Windows no
/// file is executable. Links are not followed.
/// </summary>
internal static class TreeDigest
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static async Task<FileDigest> OfAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new ReleaseException($"{folder}: there is no such folder. Build it first, or correct the path.");
        }

        var entries = new SortedDictionary<string, FileSystemInfo>(StringComparer.Ordinal);
        Collect(new DirectoryInfo(folder), "", entries);
        using var builder = new FingerprintBuilder();
        var size = 0L;
        foreach (var (path, entry) in entries)
        {
            if (entry.LinkTarget is { } link)
            {
                builder.Add("link", path).Add("to", link.Replace('\\', '/'));
            }
            else if (entry is DirectoryInfo)
            {
                builder.Add("folder", path);
            }
            else
            {
                var digest = await FileDigest.OfFileAsync(entry.FullName, cancellationToken);
                var executable = !OperatingSystem.IsWindows() && (entry.UnixFileMode & AnyExecute) != 0;
                builder.Add(executable ? "program" : "file", path).Add("size", digest.Size.ToString(CultureInfo.InvariantCulture)).Add("sha256", digest.Sha256);
                size += digest.Size;
            }
        }

        return new FileDigest(builder.Finish(), size);
    }

    private static void Collect(DirectoryInfo folder, string prefix, SortedDictionary<string, FileSystemInfo> entries)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            entries.Add(prefix + entry.Name, entry);
            if (entry is DirectoryInfo { LinkTarget: null } child)
            {
                Collect(child, prefix + entry.Name + "/", entries);
            }
        }
    }
}

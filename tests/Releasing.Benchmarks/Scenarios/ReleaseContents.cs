using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>What two releases contain: the same files, and in each archive the same members with the same bytes.</summary>
internal static class ReleaseContents
{
    /// <summary>The checksum files differ by the compression and are left to the tools that wrote them.</summary>
    public static IEnumerable<string> Differences(string ours, string theirs)
    {
        var (left, right) = (List(ours), List(theirs));
        foreach (var (member, digest) in left)
        {
            if (!right.Remove(member, out var other))
            {
                yield return $"{member} is only in ours";
            }
            else if (other != digest)
            {
                yield return $"{member} has other bytes";
            }
        }

        foreach (var member in right.Keys)
        {
            yield return $"{member} is only in theirs";
        }
    }

    private static SortedDictionary<string, string> List(string folder)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => !Path.GetFileName(file).StartsWith("release", StringComparison.Ordinal)))
        {
            var name = Path.GetFileName(file);
            foreach (var (member, digest) in name switch
            {
                _ when name.EndsWith(".tar.gz", StringComparison.Ordinal) => Tar(file),
                _ when name.EndsWith(".zip", StringComparison.Ordinal) => Zip(file),
                _ => [("", "")],
            })
            {
                members[$"{name}: {member}"] = digest;
            }
        }

        return members;
    }

    private static IEnumerable<(string, string)> Tar(string path)
    {
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new TarReader(file);
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile)
            {
                yield return (Plain(entry.Name), Digest(entry.DataStream ?? Stream.Null));
            }
        }
    }

    private static IEnumerable<(string, string)> Zip(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
        {
            using var contents = entry.Open();
            yield return (Plain(entry.FullName), Digest(contents));
        }
    }

    private static string Plain(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;

    private static string Digest(Stream contents) => Convert.ToHexStringLower(SHA256.HashData(contents));
}

using System.Globalization;
using System.IO.Compression;

namespace Releasing.Formats.Comparison;

/// <summary>The members of a zip file in the order of its directory.</summary>
internal static class ZipMembers
{
    private const int ModeShift = 16;

    /// <summary>Reads the members in their order.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            yield return new Member(entry.FullName, [.. Attributes(entry)], target => Copy(entry, target));
        }
    }

    private static void Copy(ZipArchiveEntry entry, Stream target)
    {
        using var contents = entry.Open();
        contents.CopyTo(target);
    }

    private static IEnumerable<MemberAttribute> Attributes(ZipArchiveEntry entry)
    {
        // A Unix mode lies in the upper half of the attributes, where the archive was made for Unix.
        yield return new("mode", Convert.ToString((uint)entry.ExternalAttributes >> ModeShift, 8).PadLeft(4, '0'));
        yield return new("attributes", (entry.ExternalAttributes & 0xFFFF).ToString("x4", CultureInfo.InvariantCulture));
        yield return new("time", entry.LastWriteTime.DateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        yield return new("comment", entry.Comment);
    }
}

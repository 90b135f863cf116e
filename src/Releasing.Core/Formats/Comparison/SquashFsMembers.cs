using System.Globalization;
using Releasing.Formats.SquashFs;

namespace Releasing.Formats.Comparison;

/// <summary>What lies in a SquashFS image, and how it was written.</summary>
internal static class SquashFsMembers
{
    /// <summary>Reads the members of an image that is the whole file.</summary>
    public static IEnumerable<Member> Read(Stream file, string path) => Read(file, path, 0);

    /// <summary>Reads the members of an image that begins anywhere in a file.</summary>
    public static IEnumerable<Member> Read(Stream file, string path, long offset)
    {
        var image = SquashFsImage.Open(file, path, offset);
        yield return new Member(
            "SquashFS superblock",
            [new("time", Time(image.ModificationTime)), new("block size", image.BlockSize.ToString(CultureInfo.InvariantCulture))],
            _ => { });
        foreach (var entry in image.Entries)
        {
            MemberAttribute[] attributes =
            [
                new("kind", entry.Kind.ToString()), new("mode", Convert.ToString(entry.Mode, 8)), new("owner", Number(entry.User)), new("group", Number(entry.Group)),
                new("time", Time(entry.ModificationTime)), new("target", entry.LinkTarget ?? ""),
            ];
            yield return new Member(entry.Path.Length == 0 ? "/" : entry.Path, attributes, target => Copy(image, entry, target));
        }
    }

    private static void Copy(SquashFsImage image, SquashFsEntry entry, Stream target)
    {
        if (entry.Kind == Archives.EntryKind.File)
        {
            image.CopyTo(entry, target);
        }
    }

    private static string Number(uint value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

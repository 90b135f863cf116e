using System.Globalization;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;
using Releasing.Formats.HfsPlus;

namespace Releasing.Formats.Comparison;

/// <summary>The files, folders and links of an HFS Plus volume in the order of its catalog.</summary>
internal static class HfsPlusMembers
{
    /// <summary>Reads them.</summary>
    public static IEnumerable<Member> Read(Stream file, string path) =>
        HfsPlusReader.Read(new HeaderReader(file, path)).Select(item => new Member(item.Path.Length == 0 ? "/" : item.Path, [.. Attributes(item)], target => Copy(file, item, target)));

    private static void Copy(Stream file, HfsPlusItem item, Stream target)
    {
        foreach (var (offset, count) in item.Pieces)
        {
            FileRange.Copy(file, (ulong)offset, (ulong)count, target);
        }
    }

    private static IEnumerable<MemberAttribute> Attributes(HfsPlusItem item)
    {
        yield return new("kind", item.Kind switch { EntryKind.Directory => "folder", EntryKind.SymbolicLink => "link", _ => "file" });
        yield return new("mode", Convert.ToString(item.Mode & 0b111_111_111_111, 8).PadLeft(4, '0'));
        yield return new("time", item.Modified.ToString(CultureInfo.InvariantCulture));
        yield return new("owner", item.Owner.ToString(CultureInfo.InvariantCulture));
        yield return new("Finder flags", item.FinderFlags.ToString("x4", CultureInfo.InvariantCulture));
    }
}

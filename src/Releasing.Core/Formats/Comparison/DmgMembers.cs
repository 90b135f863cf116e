using System.Globalization;
using Releasing.Formats.Dmg;

namespace Releasing.Formats.Comparison;

/// <summary>The partitions of a disk image; the volume is looked into as a file of its own.</summary>
internal static class DmgMembers
{
    /// <summary>Reads the partitions in the order of the disk.</summary>
    public static IEnumerable<Member> Read(Stream file, string path)
    {
        var image = UdifReader.Open(file, path);
        return image.Tables.Select(table => new Member(
            $"partition {table.Name.Trim()}",
            [new("sectors", table.Sectors.ToString(CultureInfo.InvariantCulture)), new("number", table.Id.ToString(CultureInfo.InvariantCulture))],
            target => image.Copy(table, target)));
    }
}

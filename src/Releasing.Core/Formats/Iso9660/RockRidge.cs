using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.Iso9660;

/// <summary>The fields of the Rock Ridge Interchange Protocol (RRIP 1.12): PX, TF, NM and SL.</summary>
internal static class RockRidge
{
    private const int LongestField = 255;
    private const int HeaderLength = 5;
    private const int LongestPart = LongestField - HeaderLength;
    private const int Continues = 1;
    private const int Current = 2;
    private const int Above = 4;
    private const int Root = 8;

    // sys/stat.h: S_IFDIR, S_IFLNK and S_IFREG.
    private const int DirectoryType = 0x4000;
    private const int LinkType = 0xA000;
    private const int FileType = 0x8000;

    /// <summary>What the first record of the root has in front: SP, that the protocol is used, and ER, that the fields are Rock Ridge.</summary>
    public static IEnumerable<byte[]> Announcement() =>
        [[(byte)'S', (byte)'P', 7, 1, 0xBE, 0xEF, 0], [(byte)'E', (byte)'R', 18, 1, 10, 0, 0, 1, .. "IEEE_P1282"u8]];

    /// <summary>Mode, links, owner and number; then the times.</summary>
    public static IEnumerable<byte[]> Attributes(TreeNode node, uint serial, DateTime time)
    {
        var attributes = new byte[44];
        var writer = new IsoWriter(attributes);
        writer.Bytes("PX"u8);
        writer.U8(attributes.Length);
        writer.U8(1);
        writer.Both32((uint)(Type(node.Kind) | node.Mode));
        writer.Both32(node.Kind == EntryKind.Directory ? 2 + (uint)node.Children.Count(child => child.Kind == EntryKind.Directory) : 1);
        writer.Both32(0);
        writer.Both32(0);
        writer.Both32(serial);

        // Changed, read, attributes changed.
        var times = new byte[26];
        writer = new IsoWriter(times);
        writer.Bytes("TF"u8);
        writer.U8(times.Length);
        writer.U8(1);
        writer.U8(0x0E);
        for (var index = 0; index < 3; index++)
        {
            writer.ShortTime(time);
        }

        return [attributes, times];
    }

    /// <summary>The name, in pieces when it is long.</summary>
    public static IEnumerable<byte[]> Name(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var at = 0; at < bytes.Length; at += LongestPart)
        {
            var part = bytes.AsSpan(at, Math.Min(LongestPart, bytes.Length - at));
            yield return [(byte)'N', (byte)'M', (byte)(HeaderLength + part.Length), 1, (byte)(at + part.Length < bytes.Length ? Continues : 0), .. part];
        }
    }

    /// <summary>Where a link points, component by component, in several fields when it is long.</summary>
    public static IReadOnlyList<byte[]> Target(string target)
    {
        var fields = new List<List<byte>> { new() };
        foreach (var (flags, text) in Components(target))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var at = 0;
            do
            {
                if (fields[^1].Count + 3 > LongestPart)
                {
                    fields.Add([]);
                }

                var count = Math.Min(bytes.Length - at, LongestPart - fields[^1].Count - 2);
                fields[^1].AddRange([(byte)(flags | (at + count < bytes.Length ? Continues : 0)), (byte)count, .. bytes.AsSpan(at, count)]);
                at += count;
            }
            while (at < bytes.Length);
        }

        return [.. fields.Select((parts, index) => (byte[])[(byte)'S', (byte)'L', (byte)(HeaderLength + parts.Count), 1, (byte)(index < fields.Count - 1 ? Continues : 0), .. parts])];
    }

    private static IEnumerable<(int Flags, string Text)> Components(string target)
    {
        if (target.StartsWith('/'))
        {
            yield return (Root, "");
        }

        foreach (var part in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return part switch
            {
                "." => (Current, ""),
                ".." => (Above, ""),
                _ => (0, part),
            };
        }
    }

    private static int Type(EntryKind kind) => kind switch
    {
        EntryKind.Directory => DirectoryType,
        EntryKind.SymbolicLink => LinkType,
        _ => FileType,
    };
}

using System.Text;

namespace Releasing.Formats.Iso9660;

/// <summary>Directory records (ECMA-119, 9.1) and the directories and path tables that are made of them and of their places.</summary>
/// <param name="time">The time of everything.</param>
internal sealed class IsoRecords(DateTime time)
{
    /// <summary>Length of a record in front of the identifier.</summary>
    public const int FixedLength = 33;

    private const int DirectoryFlag = 2;
    private const int MoreExtentsFlag = 0x80;

    private static readonly byte[] s_self = [0];
    private static readonly byte[] s_parent = [1];

    /// <summary>Length of a record up to its system use field, even.</summary>
    public static int LengthFor(int identifierLength) => FixedLength + identifierLength + (identifierLength % 2 == 0 ? 1 : 0);

    /// <summary>Length of a directory in whole blocks.</summary>
    public static long DirectoryLength(IsoNode directory, SystemUse self, SystemUse parent)
    {
        var end = 0;
        foreach (var length in Lengths(directory, self, parent))
        {
            end = Place(end, length) + length;
        }

        return IsoNode.BlocksFor(end) * IsoNode.BlockSize;
    }

    /// <summary>The bytes of a directory.</summary>
    public byte[] Directory(IsoNode directory, SystemUse self, SystemUse parent)
    {
        var bytes = new byte[directory.Length];
        var end = 0;
        Add(directory, s_self, self);
        Add(directory.Parent, s_parent, parent);
        foreach (var child in directory.Children)
        {
            Add(child, Encoding.ASCII.GetBytes(child.Identifier), child.Fields);
        }

        return bytes;

        void Add(IsoNode node, byte[] identifier, SystemUse fields)
        {
            foreach (var extent in node.Extents())
            {
                var length = LengthFor(identifier.Length) + fields.Length;
                end = Place(end, length);
                Write(bytes.AsSpan(end, length), node, identifier, extent);
                fields.Write(bytes.AsSpan(end + LengthFor(identifier.Length), fields.Length));
                end += length;
            }
        }
    }

    /// <summary>The record of the root in the volume descriptor.</summary>
    public byte[] Root(IsoNode root)
    {
        var record = new byte[LengthFor(1)];
        Write(record, root, s_self, root.Extents().Single());
        return record;
    }

    /// <summary>The path table (ECMA-119, 9.4).</summary>
    /// <param name="directories">In the order of their numbers.</param>
    /// <param name="isBigEndian">Which of the two it is.</param>
    public static byte[] PathTable(IEnumerable<IsoNode> directories, bool isBigEndian)
    {
        var table = new MemoryStream();
        foreach (var directory in directories)
        {
            var identifier = directory.Parent == directory ? s_self : Encoding.ASCII.GetBytes(directory.Identifier);
            var record = new byte[8 + ((identifier.Length + 1) / 2 * 2)];
            var writer = new IsoWriter(record);
            writer.U8(identifier.Length);
            writer.U8(0);
            if (isBigEndian)
            {
                writer.Big32(directory.Block);
                writer.U8(directory.Parent.DirectoryNumber >> 8);
                writer.U8(directory.Parent.DirectoryNumber);
            }
            else
            {
                writer.Little32(directory.Block);
                writer.U8(directory.Parent.DirectoryNumber);
                writer.U8(directory.Parent.DirectoryNumber >> 8);
            }

            writer.Bytes(identifier);
            table.Write(record);
        }

        return table.ToArray();
    }

    private static IEnumerable<int> Lengths(IsoNode directory, SystemUse self, SystemUse parent)
    {
        yield return LengthFor(1) + self.Length;
        yield return LengthFor(1) + parent.Length;
        foreach (var child in directory.Children)
        {
            foreach (var _ in child.Extents())
            {
                yield return LengthFor(child.Identifier.Length) + child.Fields.Length;
            }
        }
    }

    // A record lies in one block (ECMA-119, 6.8.1.1).
    private static int Place(int end, int length) =>
        (end % IsoNode.BlockSize) + length > IsoNode.BlockSize ? (end / IsoNode.BlockSize * IsoNode.BlockSize) + IsoNode.BlockSize : end;

    private void Write(Span<byte> record, IsoNode node, byte[] identifier, (uint Block, uint Length, bool IsLast) extent)
    {
        var writer = new IsoWriter(record);
        writer.U8(record.Length);
        writer.U8(0);
        writer.Both32(extent.Block);
        writer.Both32(extent.Length);
        writer.ShortTime(time);
        writer.U8((node.IsDirectory ? DirectoryFlag : 0) | (extent.IsLast ? 0 : MoreExtentsFlag));
        writer.Skip(2);
        writer.Both16(1);
        writer.U8(identifier.Length);
        writer.Bytes(identifier);
    }
}

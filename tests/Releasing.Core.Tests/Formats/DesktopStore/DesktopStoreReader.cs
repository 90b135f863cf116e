using System.Buffers.Binary;
using System.Text;

namespace Releasing.Core.Tests.Formats.DesktopStore;

/// <summary>Reads a <c>.DS_Store</c> by the notes on the format alone, and insists on everything that they say: blocks that do not overlap, free blocks that fill the rest, counts, and the order.</summary>
internal sealed class DesktopStoreReader
{
    private readonly byte[] _file;
    private readonly List<uint> _addresses = [];
    private readonly List<(string Name, string Field, string Type, byte[] Value)> _records = [];
    private int _pages;
    private int _depth;

    private DesktopStoreReader(byte[] file) => _file = file;

    public static (IReadOnlyList<(string Name, string Field, string Type, byte[] Value)> Records, int Levels, int Pages) Read(byte[] file)
    {
        var reader = new DesktopStoreReader(file);
        reader.Number(0).ShouldBe(1u);
        Encoding.ASCII.GetString(file, 4, 4).ShouldBe("Bud1");
        var (place, length) = (reader.Number(8), reader.Number(12));
        reader.Number(16).ShouldBe(place);
        var tree = reader.Bookkeeping(place, length);
        var root = (int)reader.Number(tree);
        reader.Visit(root, (int)reader.Number(tree + 4));
        reader.Number(tree + 8).ShouldBe((uint)reader._records.Count);
        reader.Number(tree + 12).ShouldBe((uint)reader._pages);
        reader.Number(tree + 16).ShouldBe(0x1000u);
        return (reader._records, (int)reader.Number(tree + 4), reader._pages);
    }

    // Offset of the block of the tree in the file.
    private int Bookkeeping(uint place, uint length)
    {
        var at = (int)place + 4;
        var count = (int)Number(at);
        for (var index = 0; index < count; index++)
        {
            _addresses.Add(Number(at + 8 + (4 * index)));
        }

        (_addresses[0] & ~0x1Fu).ShouldBe(place);
        (1u << (int)(_addresses[0] & 0x1F)).ShouldBe(length);
        at += 8 + ((count + 255) / 256 * 256 * 4);
        Number(at).ShouldBe(1u);
        _file[at + 4].ShouldBe((byte)4);
        Encoding.ASCII.GetString(_file, at + 5, 4).ShouldBe("DSDB");
        var tree = (int)Number(at + 9);
        at += 13;

        // The header, the blocks and the free blocks are the whole address space, each byte once.
        List<(long Place, long Length)> pieces = [(0, 32), .. _addresses.Select(address => ((long)(address & ~0x1F), 1L << (int)(address & 0x1F)))];
        for (var size = 0; size < 32; size++)
        {
            var free = (int)Number(at);
            pieces.AddRange(Enumerable.Range(0, free).Select(index => ((long)Number(at + 4 + (4 * index)), 1L << size)));
            at += 4 + (4 * free);
        }

        at.ShouldBeLessThanOrEqualTo((int)(place + 4 + length));
        var next = 0L;
        foreach (var piece in pieces.OrderBy(piece => piece.Place))
        {
            piece.Place.ShouldBe(next);
            (piece.Place % piece.Length).ShouldBe(0);
            next += piece.Length;
        }

        next.ShouldBe(1L << 31);
        return (int)(_addresses[tree] & ~0x1Fu) + 4;
    }

    private void Visit(int block, int levels)
    {
        levels.ShouldBe(_pages == 0 ? levels : _depth);
        var at = (int)(_addresses[block] & ~0x1Fu) + 4;
        (1 << (int)(_addresses[block] & 0x1F)).ShouldBe(0x1000);
        var end = at + 0x1000;
        _pages++;
        var (right, count) = ((int)Number(at), (int)Number(at + 4));
        (right == 0).ShouldBe(levels == 0);
        at += 8;
        for (var index = 0; index < count; index++)
        {
            if (right != 0)
            {
                Child((int)Number(at), levels);
                at += 4;
            }

            at = Record(at);
        }

        at.ShouldBeLessThanOrEqualTo(end);
        if (right != 0)
        {
            Child(right, levels);
        }
        else if (levels == 0 && _pages > 1)
        {
            count.ShouldBeGreaterThan(0);
        }
    }

    private void Child(int block, int levels)
    {
        _depth = levels - 1;
        Visit(block, levels - 1);
    }

    private int Record(int at)
    {
        var length = (int)Number(at) * 2;
        var name = Encoding.BigEndianUnicode.GetString(_file, at + 4, length);
        at += 4 + length;
        var (field, type) = (Encoding.ASCII.GetString(_file, at, 4), Encoding.ASCII.GetString(_file, at + 4, 4));
        at += 8;
        var (skip, size) = type switch
        {
            "blob" => (4, (int)Number(at)),
            "long" or "type" or "shor" => (0, 4),
            "bool" => (0, 1),
            "comp" or "dutc" => (0, 8),
            "ustr" => (4, 2 * (int)Number(at)),
            _ => throw new InvalidDataException($"Type {type}"),
        };
        _records.Add((name, field, type, _file[(at + skip)..(at + skip + size)]));
        return at + skip + size;
    }

    private uint Number(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}

using System.Buffers.Binary;
using System.Numerics;

namespace Releasing.Core.Tests.Formats.HfsPlus;

/// <summary>Walks a B-tree from its root, and checks each node against what its parent said of it.</summary>
internal sealed class HfsPlusTreeReader(byte[] file, int nodeSize, bool isCatalog)
{
    private readonly List<(byte[] Key, byte[] Data)> _leaves = [];
    private readonly Dictionary<int, uint> _previous = [];

    public uint FirstLeaf { get; private set; }

    public uint LastLeaf { get; private set; }

    public uint Visited { get; private set; }

    /// <summary>Demands that the maps mark exactly so many nodes.</summary>
    /// <returns>How many map nodes there are.</returns>
    public int CheckMap(uint nodes)
    {
        var marked = 0;
        var maps = -1;
        var bits = 0L;
        for (var node = 0u; ;)
        {
            var records = Records(node, out var kind, out _, out var next, out _);
            kind.ShouldBe(maps < 0 ? 1 : 2);
            var map = records[maps < 0 ? 2 : 0];
            marked += map.Sum(value => BitOperations.PopCount(value));
            for (var bit = 0L; bit < map.Length * 8L; bit++, bits++)
            {
                if ((map[(int)(bit / 8)] & (0x80 >> (int)(bit % 8))) != 0 != bits < nodes)
                {
                    throw new ShouldAssertException($"node {bits} is marked wrongly");
                }
            }

            maps++;
            node = next;
            if (node == 0)
            {
                break;
            }
        }

        ((uint)marked).ShouldBe(nodes);
        return maps;
    }

    public List<(byte[] Key, byte[] Data)> Leaves(uint root, int depth)
    {
        if (depth > 0)
        {
            Walk(root, depth, null);
            for (var index = 1; index < _leaves.Count; index++)
            {
                Compare(_leaves[index - 1].Key, _leaves[index].Key).ShouldBeLessThan(0);
            }
        }

        return _leaves;
    }

    // The depth of a test's tree is bounded by what the writer made.
    private void Walk(uint node, int height, byte[]? firstKey)
    {
        Visited++;
        var records = Records(node, out var kind, out var ownHeight, out var next, out var previous);
        ownHeight.ShouldBe(height);
        kind.ShouldBe(height == 1 ? 0xFF : 0);
        previous.ShouldBe(_previous.GetValueOrDefault(height));
        if (previous != 0)
        {
            BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)previous * nodeSize)).ShouldBe(node);
        }

        _previous[height] = node;
        records.Count.ShouldBeGreaterThan(0);
        for (var index = 0; index < records.Count; index++)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(records[index]);
            var (key, rest) = (records[index][2..(2 + length)], records[index][(2 + length)..]);
            if (index == 0 && firstKey is not null)
            {
                key.ShouldBe(firstKey);
            }

            if (height == 1)
            {
                FirstLeaf = FirstLeaf == 0 ? node : FirstLeaf;
                LastLeaf = node;
                _leaves.Add((key, rest));
            }
            else
            {
                rest.Length.ShouldBe(4);
                Walk(BinaryPrimitives.ReadUInt32BigEndian(rest), height - 1, key);
            }
        }

        (height > 1 || next != 0 || node == LastLeaf).ShouldBeTrue();
    }

    private List<byte[]> Records(uint node, out int kind, out int height, out uint next, out uint previous)
    {
        var bytes = file.AsSpan((int)node * nodeSize, nodeSize);
        next = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        previous = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        kind = bytes[8];
        height = bytes[9];
        var count = BinaryPrimitives.ReadUInt16BigEndian(bytes[10..]);
        var offsets = new List<int>();
        for (var index = 0; index <= count; index++)
        {
            offsets.Add(BinaryPrimitives.ReadUInt16BigEndian(bytes[(nodeSize - (2 * (index + 1)))..]));
        }

        offsets[0].ShouldBe(14);
        offsets[^1].ShouldBeLessThanOrEqualTo(nodeSize - (2 * (count + 1)));
        bytes[offsets[^1]..(nodeSize - (2 * (count + 1)))].ContainsAnyExcept((byte)0).ShouldBeFalse("free space of a node is not zero");
        var records = new List<byte[]>();
        foreach (var (start, end) in offsets.Zip(offsets.Skip(1)))
        {
            (end - start).ShouldBeGreaterThan(0);
            (start % 2).ShouldBe(0);
            records.Add(bytes[start..end].ToArray());
        }

        return records;
    }

    // For names of the tests: letters of the Basic Latin block have no case, everything else its number.
    private int Compare(byte[] left, byte[] right)
    {
        isCatalog.ShouldBeTrue();
        var byId = BinaryPrimitives.ReadUInt32BigEndian(left).CompareTo(BinaryPrimitives.ReadUInt32BigEndian(right));
        return byId != 0 ? byId : string.CompareOrdinal(Folded(left), Folded(right));
    }

    private static string Folded(byte[] key) => string.Concat(HfsPlusChecker.Name(key.AsSpan(4)).Select(c => char.IsAsciiLetterUpper(c) ? (char)(c + 32) : c));
}

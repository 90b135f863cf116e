using Releasing.Formats.Binaries;

namespace Releasing.Formats.HfsPlus;

/// <summary>
/// A B-tree file (TN1150, "B-Trees") of records in the order of their keys: header node, full leaves, the index above them, and map nodes behind when the header
/// has no room for the map. It is planned from the records' lengths and then written from its first node to its last.
/// </summary>
internal sealed class BTree
{
    private const int DescriptorLength = 14;
    private const int HeaderRecordLength = 106;
    private const int UserRecordLength = 128;
    private const int OffsetLength = 2;
    private const int PointerLength = 4;
    private const uint BigKeys = 2;
    private const uint VariableIndexKeys = 4;

    private readonly IReadOnlyList<IBTreeRecord> _records;
    private readonly int _nodeSize;
    private readonly int _maxKeyLength;
    private readonly bool _hasVariableKeys;
    private readonly List<BTreeLevel> _levels = [];

    /// <summary>Plans a tree.</summary>
    /// <param name="records">The records, sorted.</param>
    /// <param name="nodeSize">Bytes of a node, a power of two from 512.</param>
    /// <param name="maxKeyLength">The longest key that there could be, without its length.</param>
    /// <param name="hasVariableKeys">Whether index records have keys of their own length.</param>
    public BTree(IReadOnlyList<IBTreeRecord> records, int nodeSize, int maxKeyLength, bool hasVariableKeys)
    {
        _records = records;
        _nodeSize = nodeSize;
        _maxKeyLength = maxKeyLength;
        _hasVariableKeys = hasVariableKeys;
        var next = 1u;
        if (records.Count > 0)
        {
            Add(Level(next, records.Count, index => 2 + records[index].KeyLength + records[index].DataLength, index => index));
            while (_levels[^1] is { Count: > 1 } below)
            {
                Add(Level(next, below.Count, index => 2 + records[below.Keys[index]].KeyLength + PointerLength, index => below.Keys[index]));
            }
        }

        FirstMapNode = next;
        NodeCount = next + MapNodes(next);

        void Add(BTreeLevel level)
        {
            _levels.Add(level);
            next += (uint)level.Count;
        }
    }

    /// <summary>How many nodes the file has.</summary>
    public uint NodeCount { get; }

    /// <summary>Length of the file in bytes.</summary>
    public long Length => (long)NodeCount * _nodeSize;

    private uint FirstMapNode { get; }

    // Eight bits to a byte; what the header node has left beside its three other parts and the four offsets.
    private int HeaderMapBytes => _nodeSize - DescriptorLength - HeaderRecordLength - UserRecordLength - (4 * OffsetLength);

    // A map node has one record and two offsets, and its length is a multiple of four.
    private int MapNodeBytes => (_nodeSize - DescriptorLength - (2 * OffsetLength)) / 4 * 4;

    /// <summary>Writes the file.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="clumpSize">What the header says of the file's growth, in bytes.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task WriteAsync(Stream output, uint clumpSize, CancellationToken cancellationToken)
    {
        var node = new byte[_nodeSize];
        WriteHeader(node, clumpSize);
        await output.WriteAsync(node, cancellationToken);
        for (var height = 0; height < _levels.Count; height++)
        {
            for (var index = 0; index < _levels[height].Count; index++)
            {
                Array.Clear(node);
                WriteNode(node, height, index);
                await output.WriteAsync(node, cancellationToken);
            }
        }

        for (var map = FirstMapNode; map < NodeCount; map++)
        {
            Array.Clear(node);
            WriteMap(node, map);
            await output.WriteAsync(node, cancellationToken);
        }
    }

    private BTreeLevel Level(uint firstNode, int entries, Func<int, int> length, Func<int, int> record)
    {
        var (starts, keys) = (new List<int>(), new List<int>());
        var room = 0;
        for (var index = 0; index < entries; index++)
        {
            var needed = length(index) + OffsetLength;
            if (needed > room)
            {
                starts.Add(index);
                keys.Add(record(index));
                room = _nodeSize - DescriptorLength - OffsetLength;
            }

            room -= needed;
        }

        starts.Add(entries);
        return new BTreeLevel(firstNode, starts, keys);
    }

    private uint MapNodes(uint others)
    {
        var nodes = 0u;
        while (others + nodes > 8L * (HeaderMapBytes + ((long)nodes * MapNodeBytes)))
        {
            nodes++;
        }

        return nodes;
    }

    // TN1150, "Header Record"; every node is used.
    private void WriteHeader(Span<byte> node, uint clumpSize)
    {
        var (leaves, root) = _levels.Count == 0 ? default : (_levels[0], _levels[^1]);
        WriteDescriptor(node, FirstMapNode < NodeCount ? FirstMapNode : 0, 0, kind: 1, height: 0, records: 3);
        var header = new BigEndianWriter(node[DescriptorLength..]);
        header.U16(_levels.Count);
        header.U32(root?.FirstNode ?? 0);
        header.U32((uint)_records.Count);
        header.U32(leaves?.FirstNode ?? 0);
        header.U32(leaves is null ? 0 : leaves.FirstNode + (uint)leaves.Count - 1);
        header.U16(_nodeSize);
        header.U16(_maxKeyLength);
        header.U32(NodeCount);
        header.U32(0);
        header.U16(0);
        header.U32(clumpSize);
        header.U16(0);
        header.U32(BigKeys | (_hasVariableKeys ? VariableIndexKeys : 0));

        const int Map = DescriptorLength + HeaderRecordLength + UserRecordLength;
        WriteOnes(node.Slice(Map, HeaderMapBytes), NodeCount);
        WriteOffsets(node, [DescriptorLength, DescriptorLength + HeaderRecordLength, Map, Map + HeaderMapBytes]);
    }

    private void WriteMap(Span<byte> node, uint number)
    {
        WriteDescriptor(node, number + 1 < NodeCount ? number + 1 : 0, 0, kind: 2, height: 0, records: 1);
        var before = 8L * (HeaderMapBytes + ((long)(number - FirstMapNode) * MapNodeBytes));
        WriteOnes(node.Slice(DescriptorLength, MapNodeBytes), NodeCount - before);
        WriteOffsets(node, [DescriptorLength, DescriptorLength + MapNodeBytes]);
    }

    private void WriteNode(Span<byte> node, int height, int index)
    {
        var level = _levels[height];
        var (first, end) = (level.Starts[index], level.Starts[index + 1]);
        var number = level.FirstNode + (uint)index;
        WriteDescriptor(node, index + 1 < level.Count ? number + 1 : 0, index > 0 ? number - 1 : 0, kind: height == 0 ? -1 : 0, height + 1, end - first);
        var offsets = new List<int>(end - first + 1) { DescriptorLength };
        for (var entry = first; entry < end; entry++)
        {
            var record = _records[height == 0 ? entry : _levels[height - 1].Keys[entry]];
            var at = offsets[^1];
            new BigEndianWriter(node[at..]).U16(record.KeyLength);
            record.WriteKey(node.Slice(at + 2, record.KeyLength));
            at += 2 + record.KeyLength;
            if (height == 0)
            {
                record.WriteData(node.Slice(at, record.DataLength));
                offsets.Add(at + record.DataLength);
            }
            else
            {
                new BigEndianWriter(node[at..]).U32(_levels[height - 1].FirstNode + (uint)entry);
                offsets.Add(at + PointerLength);
            }
        }

        WriteOffsets(node, offsets);
    }

    private static void WriteDescriptor(Span<byte> node, uint next, uint previous, int kind, int height, int records)
    {
        var descriptor = new BigEndianWriter(node);
        descriptor.U32(next);
        descriptor.U32(previous);
        descriptor.U8((byte)kind);
        descriptor.U8((byte)height);
        descriptor.U16(records);
    }

    // From the end of the node backwards: where each record begins, then where the free space does.
    private static void WriteOffsets(Span<byte> node, List<int> offsets)
    {
        for (var index = 0; index < offsets.Count; index++)
        {
            new BigEndianWriter(node[^((index + 1) * OffsetLength)..]).U16(offsets[index]);
        }
    }

    private static void WriteOnes(Span<byte> map, long count)
    {
        var whole = (int)Math.Clamp(count / 8, 0, map.Length);
        map[..whole].Fill(0xFF);
        if (whole < map.Length && count > 8L * whole)
        {
            map[whole] = (byte)(0xFF << (8 - (int)(count % 8)));
        }
    }
}

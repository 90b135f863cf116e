using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.HfsPlus;

/// <summary>Lists what is on an HFS Plus volume whose files lie in at most eight pieces each; whoever made it, every number is checked before it is used.</summary>
internal sealed class HfsPlusReader
{
    private const uint HeaderOffset = 1024;
    private const uint CatalogFork = HeaderOffset + 272;
    private const int ExtentsInFork = 8;
    private const int LargestCatalog = 512 * 1024 * 1024;
    private const int DescriptorLength = 14;
    private const byte LeafKind = 0xFF;
    private const int TypeMask = 0xF000;
    private const int LinkType = 0xA000;

    private readonly HeaderReader _volume;
    private readonly uint _blockSize;

    private HfsPlusReader(HeaderReader volume)
    {
        _volume = volume;
        volume.IsBigEndian = true;
        if (!volume.Bytes(HeaderOffset, 2, "HFS+ signature").AsSpan().SequenceEqual("H+"u8))
        {
            throw volume.Wrong("HFS+ signature", "is missing");
        }

        _blockSize = volume.U32(HeaderOffset + 40, "HFS+ block size");
        if (_blockSize is < 512 or > 1024 * 1024 || !BitOperations.IsPow2(_blockSize))
        {
            throw volume.Wrong("HFS+ block size", $"is {_blockSize}");
        }
    }

    /// <summary>Everything on a volume, in the order of its catalog, the root first.</summary>
    /// <param name="volume">A reader of the volume's bytes.</param>
    /// <exception cref="Failures.InvalidInputException">The volume is damaged.</exception>
    public static IReadOnlyList<HfsPlusItem> Read(HeaderReader volume)
    {
        var reader = new HfsPlusReader(volume);
        var catalog = new MemoryStream();
        var (length, pieces) = reader.Fork(volume.Bytes(CatalogFork, 80, "HFS+ catalog file"), "HFS+ catalog file");
        if (length > LargestCatalog)
        {
            throw volume.Wrong("HFS+ catalog file", $"has {length} bytes, more than the {LargestCatalog} that are read");
        }

        foreach (var (offset, count) in pieces)
        {
            catalog.Write(volume.Content((ulong)offset, (ulong)count, LargestCatalog, "HFS+ catalog file"));
        }

        return reader.Items(new HeaderReader(catalog, volume.Path) { IsBigEndian = true });
    }

    private IReadOnlyList<HfsPlusItem> Items(HeaderReader catalog)
    {
        var nodeSize = catalog.U16(DescriptorLength + 18, "B-tree node size");
        var total = catalog.U32(DescriptorLength + 22, "B-tree total nodes");
        if (nodeSize < 512 || (ulong)catalog.Length < (ulong)nodeSize * total)
        {
            throw catalog.Wrong("B-tree node size", $"is {nodeSize} for {total} nodes in {catalog.Length} bytes");
        }

        var found = new Dictionary<uint, (uint Parent, string Name, byte[] Record)>();
        var node = catalog.U32(DescriptorLength + 10, "B-tree first leaf");
        for (var visited = 0u; node != 0; visited++)
        {
            if (node >= total || visited >= total)
            {
                throw catalog.Wrong("B-tree leaf", $"{node} is none of the {total} nodes, or the leaves go round in a circle");
            }

            var bytes = catalog.Part((ulong)node * nodeSize, nodeSize, "B-tree node");
            ReadLeaf(bytes, nodeSize, found);
            node = bytes.U32(0, "B-tree next node");
        }

        return [.. found.Select(pair => Item(catalog, found, pair.Key))];
    }

    private static void ReadLeaf(HeaderReader node, int nodeSize, Dictionary<uint, (uint Parent, string Name, byte[] Record)> found)
    {
        if (node.Bytes(8, 1, "B-tree node kind")[0] != LeafKind)
        {
            throw node.Wrong("B-tree node kind", "is not that of a leaf");
        }

        var count = node.U16(10, "B-tree record count");
        for (var index = 0; index < count; index++)
        {
            var (start, end) = (node.U16((ulong)(nodeSize - (2 * (index + 1))), "B-tree record offset"), node.U16((ulong)(nodeSize - (2 * (index + 2))), "B-tree record offset"));
            if (end <= start)
            {
                throw node.Wrong("B-tree record offset", $"{end} does not follow {start}");
            }

            var record = node.Part(start, (ulong)(end - start), "catalog record");
            var keyLength = record.U16(0, "catalog key length");
            var data = record.Part(2u + keyLength, (ulong)record.Length - Math.Min((ulong)record.Length, 2u + keyLength), "catalog record");
            if (data.U16(0, "catalog record kind") is 1 or 2)
            {
                var name = Encoding.BigEndianUnicode.GetString(record.Bytes(8, 2 * record.U16(6, "catalog name length"), "catalog name"));
                var bytes = data.Bytes(0, (int)data.Length, "catalog record");
                if (bytes.Length < (bytes[1] == 1 ? 88 : 248) || !found.TryAdd(data.U32(8, "catalog node id"), (record.U32(2, "catalog parent id"), name, bytes)))
                {
                    throw node.Wrong("catalog record", "is too short, or there twice");
                }
            }
        }
    }

    private HfsPlusItem Item(HeaderReader catalog, Dictionary<uint, (uint Parent, string Name, byte[] Record)> found, uint id)
    {
        var record = found[id].Record;
        var isFolder = record[1] == 1;
        var mode = (record[42] << 8) | record[43];
        var (length, pieces) = isFolder ? (0L, []) : Fork(record.AsSpan(88, 80).ToArray(), "data fork");
        return new HfsPlusItem(
            PathOf(catalog, found, id),
            isFolder ? EntryKind.Directory : (mode & TypeMask) == LinkType ? EntryKind.SymbolicLink : EntryKind.File,
            mode,
            BinaryPrimitives.ReadUInt32BigEndian(record.AsSpan(16)),
            BinaryPrimitives.ReadUInt32BigEndian(record.AsSpan(32)),
            (record[56] << 8) | record[57],
            length,
            pieces);
    }

    private static string PathOf(HeaderReader catalog, Dictionary<uint, (uint Parent, string Name, byte[] Record)> found, uint id)
    {
        var parts = new List<string>();
        for (var steps = 0; id != 2; steps++)
        {
            if (steps > found.Count || !found.TryGetValue(id, out var item))
            {
                throw catalog.Wrong("catalog parent id", $"{id} leads nowhere");
            }

            parts.Add(HfsPlusText.OfUnix(item.Name));
            id = item.Parent;
        }

        parts.Reverse();
        return string.Join('/', parts);
    }

    // Where the bytes of a fork lie: offset and length of each piece.
    private (long Length, IReadOnlyList<(long Offset, long Count)> Pieces) Fork(byte[] fork, string what)
    {
        var reader = new HeaderReader(new MemoryStream(fork), _volume.Path) { IsBigEndian = true };
        var length = reader.U64(0, what);
        var left = length;
        var pieces = new List<(long, long)>();
        for (var index = 0u; index < ExtentsInFork && left > 0; index++)
        {
            var count = Math.Min((ulong)reader.U32(20 + (8 * index), what) * _blockSize, left);
            var offset = (ulong)reader.U32(16 + (8 * index), what) * _blockSize;
            _ = _volume.Part(offset, count, what);
            pieces.Add(((long)offset, (long)count));
            left -= count;
        }

        return left == 0 ? ((long)length, pieces) : throw _volume.Wrong(what, "lies in more pieces than are read, or is cut short");
    }
}

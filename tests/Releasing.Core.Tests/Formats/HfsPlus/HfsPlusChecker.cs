using System.Buffers.Binary;
using System.Text;

namespace Releasing.Core.Tests.Formats.HfsPlus;

/// <summary>
/// Looks at a whole HFS Plus volume as a file system check does, from TN1150 and with nothing of the writer: headers, node maps, sibling links, index keys, the order
/// of the records, threads, valences, counts, and that every block belongs to exactly one fork and is marked as used.
/// </summary>
internal sealed class HfsPlusChecker
{
    private readonly byte[] _volume;
    private readonly int _blockSize;
    private readonly string?[] _owner;
    private readonly Dictionary<uint, Seen> _nodes = [];

    private HfsPlusChecker(byte[] volume)
    {
        _volume = volume;
        var header = volume.AsSpan(1024, 512);
        header[..4].ToArray().ShouldBe([(byte)'H', (byte)'+', 0, 4]);
        volume.AsSpan(volume.Length - 1024, 512).SequenceEqual(header).ShouldBeTrue("the alternate header is another");
        volume.AsSpan(0, 1024).ContainsAnyExcept((byte)0).ShouldBeFalse();
        volume.AsSpan(volume.Length - 512).ContainsAnyExcept((byte)0).ShouldBeFalse();
        U32(1024 + 4).ShouldBe(0x100u);
        _blockSize = (int)U32(1024 + 40);
        var blocks = U32(1024 + 44);
        ((long)blocks * _blockSize).ShouldBe(volume.Length);
        _owner = new string?[blocks];
        Own(0, 1, "header");
        Own(blocks - 1, 1, "alternate header");
    }

    /// <summary>Everything on the volume by its path; the root is empty.</summary>
    public SortedDictionary<string, Seen> Entries { get; } = new(StringComparer.Ordinal);

    public string VolumeName { get; private set; } = "";

    /// <summary>Height of the catalog's tree, and how many nodes it has.</summary>
    public (int Depth, uint Nodes, int MapNodes) Catalog { get; private set; }

    public static HfsPlusChecker Check(byte[] volume)
    {
        var checker = new HfsPlusChecker(volume);
        var allocation = checker.Fork(1024 + 112, "allocation file");
        checker.Tree(checker.Fork(1024 + 192, "extents file"), isCatalog: false).ShouldBeEmpty();
        checker.ReadCatalog(checker.Tree(checker.Fork(1024 + 272, "catalog"), isCatalog: true));
        checker.Fork(1024 + 352, "attributes file").ShouldBeEmpty();
        checker.Fork(1024 + 432, "startup file").ShouldBeEmpty();
        checker.CheckAllocation(allocation);
        return checker;
    }

    private void ReadCatalog(List<(byte[] Key, byte[] Data)> records)
    {
        var threads = new Dictionary<uint, (uint Parent, string Name, int Kind)>();
        foreach (var (key, data) in records)
        {
            var (id, name) = (BinaryPrimitives.ReadUInt32BigEndian(key), Name(key.AsSpan(4)));
            key.Length.ShouldBe(6 + (2 * name.Length));
            var kind = U16(data, 0);
            if (kind >= 3)
            {
                name.ShouldBe("");
                threads.Add(id, (BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4)), Name(data.AsSpan(8)), kind));
                continue;
            }

            data.Length.ShouldBe(kind == 1 ? 88 : 248);
            var own = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(8));
            U16(data, 2).ShouldBe(kind == 1 ? 0 : 2);
            _nodes.Add(own, new Seen(id, name, kind == 1, (int)BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4)), data, kind == 1 ? [] : Fork(data, 88, $"file {own}")));
            (kind == 1 || !data.AsSpan(168).ContainsAnyExcept((byte)0)).ShouldBeTrue("there is a resource fork");
        }

        threads.Count.ShouldBe(_nodes.Count);
        var children = _nodes.Values.CountBy(node => node.Parent).ToDictionary();
        foreach (var (id, node) in _nodes)
        {
            threads[id].ShouldBe((node.Parent, node.Name, node.IsFolder ? 3 : 4));
            children.GetValueOrDefault(id).ShouldBe(node.IsFolder ? node.Valence : 0);
            id.ShouldBeLessThan(U32(1024 + 64));
            (id == 2 || id >= 16).ShouldBeTrue();
            Entries.Add(PathOf(id), node);
        }

        VolumeName = _nodes[2].Name;
        _nodes[2].Parent.ShouldBe(1u);
        U32(1024 + 32).ShouldBe((uint)_nodes.Values.Count(node => !node.IsFolder));
        U32(1024 + 36).ShouldBe((uint)_nodes.Values.Count(node => node.IsFolder) - 1);
    }

    private string PathOf(uint id)
    {
        var parts = new List<string>();
        for (; id != 2; id = _nodes[id].Parent)
        {
            _nodes[_nodes[id].Parent].IsFolder.ShouldBeTrue();
            parts.Insert(0, _nodes[id].Name);
        }

        return string.Join('/', parts);
    }

    // The leaf records in the order of the sibling links, after the whole tree above them was looked at.
    private List<(byte[] Key, byte[] Data)> Tree(byte[] file, bool isCatalog)
    {
        var size = U16(file, 14 + 18);
        (file.Length % size).ShouldBe(0);
        var nodes = (uint)(file.Length / size);
        BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(14 + 22)).ShouldBe(nodes);
        BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(14 + 26)).ShouldBe(0u);
        var (depth, root) = (U16(file, 14), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(16)));
        var count = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(20));
        var (first, last) = (BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(24)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(28)));
        var reader = new HfsPlusTreeReader(file, size, isCatalog);
        var mapNodes = reader.CheckMap(nodes);
        if (isCatalog)
        {
            Catalog = (depth, nodes, mapNodes);
        }

        var leaves = reader.Leaves(root, depth);
        ((uint)leaves.Count).ShouldBe(count);
        (reader.FirstLeaf, reader.LastLeaf).ShouldBe((first, last));
        reader.Visited.ShouldBe(nodes - 1 - (uint)mapNodes);
        return leaves;
    }

    private void CheckAllocation(byte[] map)
    {
        var free = 0u;
        for (var block = 0; block < map.Length * 8; block++)
        {
            var used = (map[block / 8] & (0x80 >> (block % 8))) != 0;
            if (used != (block < _owner.Length && _owner[block] is not null))
            {
                throw new ShouldAssertException($"block {block} is marked wrongly");
            }

            free += block < _owner.Length && !used ? 1u : 0;
        }

        U32(1024 + 48).ShouldBe(free);
    }

    private byte[] Fork(int at, string owner) => Fork(_volume, at, owner);

    private byte[] Fork(byte[] from, int at, string owner)
    {
        var length = (int)BinaryPrimitives.ReadUInt64BigEndian(from.AsSpan(at));
        var blocks = BinaryPrimitives.ReadUInt32BigEndian(from.AsSpan(at + 12));
        blocks.ShouldBe((uint)((length + _blockSize - 1) / _blockSize));
        var (start, count) = (BinaryPrimitives.ReadUInt32BigEndian(from.AsSpan(at + 16)), BinaryPrimitives.ReadUInt32BigEndian(from.AsSpan(at + 20)));
        count.ShouldBe(blocks);
        from.AsSpan(at + 24, 56).ContainsAnyExcept((byte)0).ShouldBeFalse();
        Own(start, count, owner);
        var end = (int)(start + count) * _blockSize;
        _volume.AsSpan((int)start * _blockSize + length, end - ((int)start * _blockSize) - length).ContainsAnyExcept((byte)0).ShouldBeFalse($"{owner} is not followed by zeros");
        return _volume[((int)start * _blockSize)..(((int)start * _blockSize) + length)];
    }

    private void Own(uint start, uint count, string owner)
    {
        for (var block = start; block < start + count; block++)
        {
            _owner[block] = _owner[block] is null ? owner : throw new ShouldAssertException($"block {block} is of {owner} too");
        }
    }

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_volume.AsSpan(at));

    private static int U16(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    internal static string Name(ReadOnlySpan<byte> at) => Encoding.BigEndianUnicode.GetString(at.Slice(2, 2 * BinaryPrimitives.ReadUInt16BigEndian(at)));

    /// <summary>A folder or file.</summary>
    public sealed record Seen(uint Parent, string Name, bool IsFolder, int Valence, byte[] Record, byte[] Content)
    {
        public int Mode => U16(Record, 42);

        public string Type => Encoding.ASCII.GetString(Record, 48, 8);

        public uint Time => BinaryPrimitives.ReadUInt32BigEndian(Record.AsSpan(12));
    }
}

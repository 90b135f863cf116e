using System.Buffers.Binary;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>A table of metadata, read from any place on. Every block's header is looked at beforehand: they must fill the table without a gap.</summary>
internal sealed class MetadataReader
{
    // Unpacked blocks that are kept: 8 MiB of them.
    private const int MostKept = 1024;

    private readonly HeaderReader _reader;
    private readonly BlockUnpacker _unpacker;
    private readonly string _what;
    private readonly ulong _start;
    private readonly SortedList<ulong, int> _blocks = [];
    private readonly Dictionary<int, byte[]> _kept = [];
    private int _block;
    private int _offset;

    /// <summary>Looks at the headers.</summary>
    /// <param name="reader">The image.</param>
    /// <param name="unpacker">Unpacks its blocks.</param>
    /// <param name="start">Where the table begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="what">What messages call it.</param>
    public MetadataReader(HeaderReader reader, BlockUnpacker unpacker, ulong start, ulong end, string what)
    {
        (_reader, _unpacker, _start, _what) = (reader, unpacker, start, what);
        if (start > end)
        {
            throw reader.Wrong(what, "ends before it begins");
        }

        for (var at = start; at < end;)
        {
            _blocks.Add(at - start, _blocks.Count);
            at += 2 + (ulong)(reader.U16(at, what) & ~InodeType.StoredMetadata);
            if (at > end)
            {
                throw reader.Wrong(what, "has a block that does not end with it");
            }
        }
    }

    /// <summary>Uncompressed bytes of the table at most.</summary>
    public long Capacity => (long)_blocks.Count * Superblock.MetadataSize;

    /// <summary>Where the next byte is read.</summary>
    public MetadataPosition Position => _offset == Superblock.MetadataSize && _block + 1 < _blocks.Count
        ? new((uint)_blocks.Keys[_block + 1], 0)
        : new(_block < _blocks.Count ? (uint)_blocks.Keys[_block] : 0, (ushort)_offset);

    /// <summary>Goes to a place.</summary>
    public void Seek(ulong block, int offset)
    {
        if (!_blocks.TryGetValue(block, out _block) || offset >= Superblock.MetadataSize)
        {
            throw _reader.Wrong(_what, $"has nothing at {block}:{offset}");
        }

        _offset = offset;
    }

    /// <summary>Goes to a record of a table of records of one length.</summary>
    public void SeekTo(long distance)
    {
        _block = (int)(distance / Superblock.MetadataSize);
        _offset = (int)(distance % Superblock.MetadataSize);
    }

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    public ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

    /// <summary>The next bytes, which may go on in the next block.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            var block = Block();
            var piece = Math.Min(count - done, block.Length - _offset);
            if (piece <= 0)
            {
                throw _reader.Wrong(_what, "ends inside of a record");
            }

            block.AsSpan(_offset, piece).CopyTo(bytes.AsSpan(done));
            done += piece;
            _offset += piece;
        }

        return bytes;
    }

    private byte[] Block()
    {
        if (_offset == Superblock.MetadataSize)
        {
            (_block, _offset) = (_block + 1, 0);
        }

        if (_block >= _blocks.Count)
        {
            throw _reader.Wrong(_what, "ends inside of a record");
        }

        if (_kept.TryGetValue(_block, out var kept))
        {
            return kept;
        }

        var position = _start + _blocks.Keys[_block];
        var header = _reader.U16(position, _what);
        var bytes = _unpacker.Read(position + 2, header & ~InodeType.StoredMetadata, (header & InodeType.StoredMetadata) != 0, Superblock.MetadataSize, _what);
        if (_block + 1 < _blocks.Count && bytes.Length != Superblock.MetadataSize)
        {
            throw _reader.Wrong(_what, "has a block of less than 8192 bytes that is not the last");
        }

        if (_kept.Count == MostKept)
        {
            _kept.Clear();
        }

        _kept.Add(_block, bytes);
        return bytes;
    }
}

using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>An image that was read: strictly, so that a damaged one is refused rather than read as something else. Images with gzip or Zstandard and without extended attributes are read.</summary>
public sealed class SquashFsImage
{
    private readonly HeaderReader _reader;
    private readonly BlockUnpacker _unpacker;
    private readonly Superblock _superblock;
    private readonly ImageTables _tables;
    private (uint Index, byte[] Bytes)? _fragment;

    private SquashFsImage(HeaderReader reader, Superblock superblock)
    {
        (_reader, _superblock, _unpacker) = (reader, superblock, BlockUnpacker.For(reader, superblock));
        _tables = ImageTables.Read(reader, _unpacker, superblock);
        Entries = new ImageTreeReader(reader, superblock, _tables).Read();
    }

    /// <summary>Everything in it, the root first: a directory before what lies in it.</summary>
    public IReadOnlyList<SquashFsEntry> Entries { get; }

    /// <summary>Bytes of a file that are compressed together.</summary>
    public int BlockSize => (int)_superblock.BlockSize;

    /// <summary>When it was made.</summary>
    public DateTimeOffset ModificationTime => DateTimeOffset.FromUnixTimeSeconds(_superblock.Seconds);

    /// <summary>Reads an image's metadata; contents are read by <see cref="CopyTo"/>.</summary>
    /// <param name="file">A stream that can seek and stays open as long as contents are read.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="offset">Where the image begins.</param>
    /// <exception cref="InvalidInputException">It is no image, damaged, or of a kind that is not read.</exception>
    public static SquashFsImage Open(Stream file, string path, long offset = 0)
    {
        var whole = new HeaderReader(file, path);
        var superblock = Superblock.Read(whole.Bytes((ulong)offset, Superblock.Length, "SquashFS superblock")) ?? throw whole.Wrong("SquashFS superblock", "is none of version 4.0");
        return new SquashFsImage(whole.Part((ulong)offset, superblock.Used, "SquashFS image"), superblock);
    }

    /// <summary>Copies the contents of a file.</summary>
    /// <param name="entry">A file of this image.</param>
    /// <param name="target">Where they go.</param>
    /// <exception cref="InvalidInputException">They are damaged.</exception>
    public void CopyTo(SquashFsEntry entry, Stream target)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(target);
        foreach (var piece in Pieces(entry))
        {
            target.Write(piece.Span);
        }
    }

    /// <summary>The contents of a file block by block; each is good until the next is asked for.</summary>
    internal IEnumerable<ReadOnlyMemory<byte>> Pieces(SquashFsEntry entry)
    {
        if (entry.Data is not { } data)
        {
            throw new ArgumentException($"'{entry.Path}' is no file.", nameof(entry));
        }

        var (position, left) = ((ulong)data.Start, data.Length);
        foreach (var size in data.Blocks)
        {
            var length = (int)Math.Min(left, BlockSize);
            yield return size == 0 ? new byte[length] : Exactly(ReadData(position, size), length);
            position += size & ~InodeType.StoredData;
            left -= length;
        }

        if (left > 0)
        {
            var bytes = Fragment(data.Fragment);
            yield return data.FragmentOffset + left <= bytes.Length ? bytes.AsMemory((int)data.FragmentOffset, (int)left) : throw _reader.Wrong("SquashFS fragment", "is shorter than what lies in it");
        }
    }

    private byte[] Fragment(uint index)
    {
        if (_fragment?.Index != index)
        {
            var place = index < _tables.Fragments.Count ? _tables.Fragments[(int)index] : throw _reader.Wrong("SquashFS file", $"names the fragment {index}, which is not in the table");
            _fragment = (index, ReadData((ulong)place.Start, place.Size));
        }

        return _fragment.Value.Bytes;
    }

    private byte[] ReadData(ulong position, uint size)
    {
        var length = size & ~InodeType.StoredData;
        return position >= Superblock.Length && length <= BlockSize && position + length <= _superblock.InodeTable
            ? _unpacker.Read(position, (int)length, (size & InodeType.StoredData) != 0, BlockSize, "SquashFS block of data")
            : throw _reader.Wrong("SquashFS file", "has a block outside of the area of data");
    }

    private byte[] Exactly(byte[] bytes, int length) => bytes.Length == length ? bytes : throw _reader.Wrong("SquashFS block of data", $"has {bytes.Length} bytes, and not {length}");
}

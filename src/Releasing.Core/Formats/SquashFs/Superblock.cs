using System.Buffers.Binary;

namespace Releasing.Formats.SquashFs;

/// <summary>The first 96 bytes of an image (Linux, <c>fs/squashfs/squashfs_fs.h</c>, <c>squashfs_super_block</c>). Positions count from the image's start.</summary>
internal sealed record Superblock
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 96;

    /// <summary>What an image begins with: <c>hsqs</c>.</summary>
    public const uint Magic = 0x73717368;

    /// <summary>The position of a table that is not there.</summary>
    public const ulong NoTable = ulong.MaxValue;

    /// <summary>Uncompressed bytes in a block of metadata.</summary>
    public const int MetadataSize = 8192;

    /// <summary>An image's length is made a multiple of this, so that it can be a block device.</summary>
    public const int Padding = 4096;

    private const ushort Major = 4;

    /// <summary>No file's end lies in a fragment.</summary>
    public const ushort NoFragments = 0x0010;

    /// <summary>Files of the same contents share their blocks.</summary>
    public const ushort Duplicates = 0x0040;

    /// <summary>There is a table from inode numbers to inodes.</summary>
    public const ushort Exportable = 0x0080;

    /// <summary>There are no extended attributes.</summary>
    public const ushort NoAttributes = 0x0200;

    public required uint Inodes { get; init; }

    public required uint Seconds { get; init; }

    public required uint BlockSize { get; init; }

    public required uint Fragments { get; init; }

    public required ushort Compression { get; init; }

    public required ushort BlockLog { get; init; }

    public required ushort Flags { get; init; }

    public required ushort Ids { get; init; }

    /// <summary>Where the root's inode lies: its metadata block's distance from the inode table, times 65,536, and its place in the block.</summary>
    public required ulong Root { get; init; }

    /// <summary>Length of the image without its padding.</summary>
    public required ulong Used { get; init; }

    public required ulong IdTable { get; init; }

    public ulong AttributeTable { get; init; } = NoTable;

    public required ulong InodeTable { get; init; }

    public required ulong DirectoryTable { get; init; }

    public required ulong FragmentTable { get; init; }

    public required ulong ExportTable { get; init; }

    /// <summary>Reads it; null when the bytes are no superblock of version 4.0.</summary>
    public static Superblock? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Length || U32(bytes, 0) != Magic || U16(bytes, 28) != Major || U16(bytes, 30) != 0)
        {
            return null;
        }

        return new Superblock
        {
            Inodes = U32(bytes, 4),
            Seconds = U32(bytes, 8),
            BlockSize = U32(bytes, 12),
            Fragments = U32(bytes, 16),
            Compression = U16(bytes, 20),
            BlockLog = U16(bytes, 22),
            Flags = U16(bytes, 24),
            Ids = U16(bytes, 26),
            Root = U64(bytes, 32),
            Used = U64(bytes, 40),
            IdTable = U64(bytes, 48),
            AttributeTable = U64(bytes, 56),
            InodeTable = U64(bytes, 64),
            DirectoryTable = U64(bytes, 72),
            FragmentTable = U64(bytes, 80),
            ExportTable = U64(bytes, 88),
        };
    }

    public byte[] ToBytes()
    {
        var bytes = new RecordBytes(Length)
            .U32(Magic).U32(Inodes).U32(Seconds).U32(BlockSize).U32(Fragments).U16(Compression).U16(BlockLog).U16(Flags).U16(Ids).U16(Major).U16(0)
            .U64(Root).U64(Used).U64(IdTable).U64(AttributeTable).U64(InodeTable).U64(DirectoryTable).U64(FragmentTable).U64(ExportTable);
        return bytes.Written.ToArray();
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);
}

using System.Text;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>An inode that was read.</summary>
internal sealed record Inode
{
    // What Linux takes as the target of a link.
    private const int LongestTarget = 65535;
    private const long LongestFile = 1L << 40;

    public required ushort Type { get; init; }

    public required int Mode { get; init; }

    public required ushort User { get; init; }

    public required ushort Group { get; init; }

    public required uint Seconds { get; init; }

    public required uint Number { get; init; }

    /// <summary>A file's contents; null otherwise.</summary>
    public FileData? Data { get; private init; }

    /// <summary>A link's target; null otherwise.</summary>
    public string? LinkTarget { get; private init; }

    /// <summary>A directory's listing; null otherwise.</summary>
    public DirectoryListing? Listing { get; private init; }

    /// <summary>The number of the directory that a directory lies in.</summary>
    public uint Parent { get; private init; }

    /// <summary>Reads the inode at which the table stands.</summary>
    public static Inode Read(MetadataReader table, HeaderReader reader, Superblock superblock)
    {
        var inode = new Inode { Type = table.U16(), Mode = table.U16(), User = table.U16(), Group = table.U16(), Seconds = table.U32(), Number = table.U32() };
        return inode.Type switch
        {
            InodeType.Directory => inode.WithDirectory(table, reader),
            InodeType.ExtendedDirectory => inode.WithExtendedDirectory(table, reader),
            InodeType.File => inode with { Data = File(table, reader, superblock, isExtended: false) },
            InodeType.ExtendedFile => inode with { Data = File(table, reader, superblock, isExtended: true) },
            InodeType.SymbolicLink or InodeType.ExtendedSymbolicLink => inode with { LinkTarget = Target(table, reader) },
            var other => throw reader.Wrong("SquashFS inode", $"is of kind {other}, no file, directory or symbolic link"),
        };
    }

    private Inode WithDirectory(MetadataReader table, HeaderReader reader)
    {
        var (block, _, size, offset, parent) = (table.U32(), table.U32(), table.U16(), table.U16(), table.U32());
        return this with { Parent = parent, Listing = new DirectoryListing(new MetadataPosition(block, offset), Length(size, reader), []) };
    }

    private Inode WithExtendedDirectory(MetadataReader table, HeaderReader reader)
    {
        var (_, size, block, parent, count, offset, _) = (table.U32(), table.U32(), table.U32(), table.U32(), table.U16(), table.U16(), table.U32());
        var index = new List<DirectoryIndexEntry>();
        for (var at = 0; at < count; at++)
        {
            var (distance, start, length) = (table.U32(), table.U32(), table.U32());
            index.Add(new DirectoryIndexEntry(distance, start, length < 256 ? table.Bytes((int)length + 1) : throw reader.Wrong("SquashFS directory index", $"has a name of {length} bytes")));
        }

        return this with { Parent = parent, Listing = new DirectoryListing(new MetadataPosition(block, offset), Length(size, reader), index) };
    }

    private static long Length(uint size, HeaderReader reader) => size >= 3 ? size - 3 : throw reader.Wrong("SquashFS directory", "has a size below 3");

    private static string Target(MetadataReader table, HeaderReader reader)
    {
        var (_, length) = (table.U32(), table.U32());
        return length is > 0 and <= LongestTarget
            ? Encoding.UTF8.GetString(table.Bytes((int)length))
            : throw reader.Wrong("SquashFS symbolic link", $"has a target of {length} bytes");
    }

    private static FileData File(MetadataReader table, HeaderReader reader, Superblock superblock, bool isExtended)
    {
        ulong start, length, sparse = 0;
        uint fragment, offset;
        if (isExtended)
        {
            (start, length, sparse, _, fragment, offset, _) = (table.U64(), table.U64(), table.U64(), table.U32(), table.U32(), table.U32(), table.U32());
        }
        else
        {
            (start, fragment, offset, length) = (table.U32(), table.U32(), table.U32(), table.U32());
        }

        if (length > LongestFile)
        {
            throw reader.Wrong("SquashFS file", $"has {length} bytes, more than the {LongestFile} that are read");
        }

        var data = new FileData { Length = (long)length, Start = (long)start, Sparse = (long)sparse, Fragment = fragment, FragmentOffset = offset };
        var blocks = fragment == InodeType.None ? (length + superblock.BlockSize - 1) / superblock.BlockSize : length / superblock.BlockSize;

        // Each of them must be there, so that a length alone takes no memory.
        for (ulong at = 0; at < blocks; at++)
        {
            data.Blocks.Add(table.U32());
        }

        return data;
    }
}

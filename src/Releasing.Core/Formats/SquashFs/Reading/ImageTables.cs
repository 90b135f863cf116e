using System.Numerics;
using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>The tables of an image.</summary>
/// <param name="Inodes">The inodes.</param>
/// <param name="Directories">The listings of the directories.</param>
/// <param name="Exports">Where each inode is, by its number; null when there is no such table.</param>
/// <param name="Fragments">Where the fragment blocks are.</param>
/// <param name="Owners">The numbers of users and groups.</param>
internal sealed record ImageTables(
    MetadataReader Inodes, MetadataReader Directories, MetadataReader? Exports, IReadOnlyList<FragmentPlace> Fragments, IReadOnlyList<uint> Owners)
{
    private const int FragmentEntryLength = 16;

    /// <summary>Opens them; in an image they lie without a gap: inodes, directories, fragments, exports, owners.</summary>
    public static ImageTables Read(HeaderReader reader, BlockUnpacker unpacker, Superblock block)
    {
        Check(reader, block);
        var owners = LookupReader.Open(reader, unpacker, block.IdTable, block.Ids, sizeof(uint), "SquashFS id table", out var start, out var end);
        Demand(end == block.Used);
        MetadataReader? exports = null;
        var places = new List<FragmentPlace>();
        if (block.ExportTable != Superblock.NoTable)
        {
            exports = LookupReader.Open(reader, unpacker, block.ExportTable, block.Inodes, sizeof(ulong), "SquashFS export table", out var first, out end);
            Demand(end == start);
            start = first;
        }

        if (block.Fragments > 0)
        {
            var fragments = LookupReader.Open(reader, unpacker, block.FragmentTable, block.Fragments, FragmentEntryLength, "SquashFS fragment table", out var first, out end);
            Demand(end == start);
            start = first;
            fragments.SeekTo(0);
            for (uint index = 0; index < block.Fragments; index++)
            {
                places.Add(new FragmentPlace((long)fragments.U64(), fragments.U32()));
                _ = fragments.U32();
            }
        }

        owners.SeekTo(0);
        uint[] numbers = [.. Enumerable.Range(0, block.Ids).Select(_ => owners.U32())];

        // Where there are no fragments, mksquashfs writes the place where their table would be.
        Demand(block.DirectoryTable >= block.InodeTable && start >= block.DirectoryTable);
        return new ImageTables(
            new MetadataReader(reader, unpacker, block.InodeTable, block.DirectoryTable, "SquashFS inode table"),
            new MetadataReader(reader, unpacker, block.DirectoryTable, start, "SquashFS directory table"),
            exports,
            places,
            numbers);

        void Demand(bool isSo)
        {
            if (!isSo)
            {
                throw reader.Wrong("SquashFS superblock", "names tables that do not follow one another");
            }
        }
    }

    private static void Check(HeaderReader reader, Superblock block)
    {
        if (!BitOperations.IsPow2(block.BlockSize) || block.BlockSize is < 4096 or > 1024 * 1024 || BitOperations.Log2(block.BlockSize) != block.BlockLog)
        {
            throw reader.Wrong("SquashFS superblock", $"names the block size {block.BlockSize} with the logarithm {block.BlockLog}");
        }

        if (block.AttributeTable != Superblock.NoTable)
        {
            throw new NotReadException(reader.Path, "the SquashFS superblock names extended attributes, which are not read here", "Make the image without them");
        }

        if (block.InodeTable < Superblock.Length || block.Ids == 0 || block.Inodes == 0)
        {
            throw reader.Wrong("SquashFS superblock", "names a table at a place where none can be");
        }
    }
}

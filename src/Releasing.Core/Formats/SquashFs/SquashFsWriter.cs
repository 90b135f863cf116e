using System.Numerics;
using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.SquashFs;

/// <summary>
/// Writes a SquashFS 4.0 image of a tree: everything owned by root, one time for all, contents that are the same stored once. The same tree and settings give the same bytes.
/// Contents stream; memory is needed for the metadata alone.
/// </summary>
public static class SquashFsWriter
{
    private const int FragmentEntryLength = 16;

    /// <summary>Writes an image from the output's position on. Its start is written last, when the places of its tables are known.</summary>
    /// <param name="output">A stream that can seek; its end becomes the end of the image.</param>
    /// <param name="tree">What is in the image.</param>
    /// <param name="settings">How it is written.</param>
    /// <param name="where">What messages call the image.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Length of the image in bytes, a multiple of 4096.</returns>
    /// <exception cref="PreflightException">The settings or the tree cannot become an image; all that is wrong.</exception>
    /// <exception cref="ReleaseException">A content is missing or changed while it was read.</exception>
    public static async Task<long> WriteAsync(Stream output, FileTree tree, SquashFsSettings settings, string where, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(settings);
        SquashFsRules.Demand(tree, settings, where);
        var origin = output.Position;
        await output.WriteAsync(new byte[Superblock.Length], cancellationToken);
        var (files, fragments, end) = await WriteDataAsync(output, origin, tree, settings, cancellationToken);
        var superblock = await WriteTablesAsync(output, end, tree, files, fragments, settings, cancellationToken);
        var length = ((long)superblock.Used + Superblock.Padding - 1) / Superblock.Padding * Superblock.Padding;
        await output.WriteAsync(new byte[length - (long)superblock.Used], cancellationToken);
        await output.FlushAsync(cancellationToken);

        // A file at the end that was there before may have left more than all this.
        output.SetLength(output.Position);
        output.Position = origin;
        await output.WriteAsync(superblock.ToBytes(), cancellationToken);
        output.Position = origin + length;
        return length;
    }

    private static async Task<(Dictionary<TreeNode, FileData> Files, IReadOnlyList<FragmentPlace> Fragments, long End)> WriteDataAsync(
        Stream output, long origin, FileTree tree, SquashFsSettings settings, CancellationToken cancellationToken)
    {
        var contents = tree.Nodes.Where(node => node.Content is not null).Select(node => (Node: node, node.Content!.Length)).ToList();
        var common = contents.GroupBy(content => content.Length).Where(same => same.Skip(1).Any()).Select(same => same.Key).ToHashSet();
        var files = new Dictionary<TreeNode, FileData>(contents.Count);
        await using var area = new DataArea(output, origin, settings, common);
        foreach (var (node, length) in contents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            files.Add(node, await area.AddAsync(node.Content!, length, cancellationToken));
        }

        var end = await area.CompleteAsync(cancellationToken);
        return (files, area.Fragments, end);
    }

    private static async Task<Superblock> WriteTablesAsync(
        Stream output, long start, FileTree tree, Dictionary<TreeNode, FileData> files, IReadOnlyList<FragmentPlace> fragments, SquashFsSettings settings, CancellationToken cancellationToken)
    {
        var inodes = new InodeTable(NewTable(settings), settings.Seconds);
        var directories = new DirectoryTable(NewTable(settings));
        var root = WriteMetadata(tree, files, inodes, directories);
        var position = start;
        var inodeTable = await AppendAsync(inodes.Complete());
        var directoryTable = await AppendAsync(directories.Complete());
        var fragmentTable = fragments.Count == 0 ? Superblock.NoTable : await AppendLookupAsync(fragments, FragmentEntryLength, (bytes, entry) => bytes.U64((ulong)entry.Start).U32(entry.Size).U32(0));
        var exportTable = await AppendLookupAsync(inodes.References, sizeof(ulong), (bytes, reference) => bytes.U64(reference));
        var idTable = await AppendLookupAsync([0u], sizeof(uint), (bytes, owner) => bytes.U32(owner));
        return new Superblock
        {
            Inodes = (uint)inodes.References.Count,
            Seconds = settings.Seconds,
            BlockSize = (uint)settings.BlockSize,
            Fragments = (uint)fragments.Count,
            Compression = (ushort)settings.Compression,
            BlockLog = (ushort)BitOperations.Log2((uint)settings.BlockSize),
            Flags = Superblock.Duplicates | Superblock.Exportable | Superblock.NoAttributes,
            Ids = 1,
            Root = root.Reference,
            Used = (ulong)position,
            IdTable = idTable,
            InodeTable = inodeTable,
            DirectoryTable = directoryTable,
            FragmentTable = fragmentTable,
            ExportTable = exportTable,
        };

        async Task<ulong> AppendAsync(ReadOnlyMemory<byte> bytes)
        {
            var at = position;
            await output.WriteAsync(bytes, cancellationToken);
            position += bytes.Length;
            return (ulong)at;
        }

        // A table of records of one length, and behind it where each of its blocks begins.
        async Task<ulong> AppendLookupAsync<T>(IReadOnlyList<T> records, int length, Func<RecordBytes, T, RecordBytes> write)
        {
            var table = NewTable(settings);
            var record = new RecordBytes(length);
            foreach (var entry in records)
            {
                table.Append(write(record.Empty(), entry).Written);
            }

            var blocks = table.Complete();
            var at = await AppendAsync(blocks);
            var places = new RecordBytes(sizeof(ulong) * table.Blocks.Count);
            foreach (var block in table.Blocks)
            {
                places.U64(at + block);
            }

            return await AppendAsync(places.Written.ToArray());
        }
    }

    // Directories come after all that lies in them: a listing says where the inodes are, an inode where the listing is.
    private static MetadataPosition WriteMetadata(FileTree tree, Dictionary<TreeNode, FileData> files, InodeTable inodes, DirectoryTable directories)
    {
        var numbers = ImageDirectory.Numbers(tree);
        var written = new Dictionary<TreeNode, MetadataPosition>();
        foreach (var directory in ImageDirectory.InOrder(tree))
        {
            var entries = ImageDirectory.Entries(directory);
            foreach (var (_, node) in entries.Where(entry => entry.Node.Kind != EntryKind.Directory))
            {
                written.Add(node, node.Kind == EntryKind.SymbolicLink ? inodes.WriteLink(node, numbers[node]) : inodes.WriteFile(node, numbers[node], files[node]));
            }

            var listing = directories.Write([.. entries.Select(entry => new ImageEntry(entry.Name, TypeOf(entry.Node.Kind), numbers[entry.Node], written[entry.Node]))]);
            var parent = directory.Parent is null ? 0 : numbers[directory.Parent];
            written.Add(directory, inodes.WriteDirectory(directory, numbers[directory], parent, directory.Children.Count(child => child.Kind == EntryKind.Directory), listing));
        }

        return written[tree.Root];
    }

    private static ushort TypeOf(EntryKind kind) => kind switch
    {
        EntryKind.Directory => InodeType.Directory,
        EntryKind.SymbolicLink => InodeType.SymbolicLink,
        _ => InodeType.File,
    };

    private static MetadataTable NewTable(SquashFsSettings settings) => new(SquashFsBlock.Create(settings, Superblock.MetadataSize));
}

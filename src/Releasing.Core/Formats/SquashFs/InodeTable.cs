using System.Text;
using Releasing.Formats.Trees;

namespace Releasing.Formats.SquashFs;

/// <summary>The inodes of everything in the image, all owned by the only owner there is: the one of index 0, root.</summary>
internal sealed class InodeTable(MetadataTable table, uint seconds)
{
    // A directory's size counts three bytes that are not there, for the entries '.' and '..' that readers make up.
    private const int DotEntries = 3;

    private readonly RecordBytes _record = new(1024);
    private readonly List<ulong> _references = [];

    /// <summary>Where each inode is, in the order of their numbers.</summary>
    public IReadOnlyList<ulong> References => _references;

    /// <summary>The inode of a file.</summary>
    public MetadataPosition WriteFile(TreeNode node, uint number, FileData data)
    {
        if (data.Start > uint.MaxValue || data.Length > uint.MaxValue || data.Sparse > 0)
        {
            Begin(InodeType.ExtendedFile, node, number)
                .U64((ulong)data.Start).U64((ulong)data.Length).U64((ulong)data.Sparse).U32(1).U32(data.Fragment).U32(data.FragmentOffset).U32(InodeType.None);
        }
        else
        {
            Begin(InodeType.File, node, number).U32((uint)data.Start).U32(data.Fragment).U32(data.FragmentOffset).U32((uint)data.Length);
        }

        foreach (var size in data.Blocks)
        {
            _record.U32(size);
        }

        return End();
    }

    /// <summary>The inode of a symbolic link.</summary>
    public MetadataPosition WriteLink(TreeNode node, uint number)
    {
        var target = Encoding.UTF8.GetBytes(node.LinkTarget!);
        Begin(InodeType.SymbolicLink, node, number).U32(1).U32((uint)target.Length).Bytes(target);
        return End();
    }

    /// <summary>The inode of a directory.</summary>
    /// <param name="node">The directory.</param>
    /// <param name="number">Its own number.</param>
    /// <param name="parent">The number of the directory it lies in; 0 for the root.</param>
    /// <param name="directories">How many directories lie in it.</param>
    /// <param name="listing">What lies in it.</param>
    public MetadataPosition WriteDirectory(TreeNode node, uint number, uint parent, int directories, DirectoryListing listing)
    {
        // The directory's own name, its '.', and the '..' of each directory in it.
        var links = (uint)directories + 2;
        var size = listing.Length + DotEntries;
        if (listing.Index.Count == 0 && size <= ushort.MaxValue)
        {
            Begin(InodeType.Directory, node, number).U32(listing.Start.Block).U32(links).U16((int)size).U16(listing.Start.Offset).U32(parent);
            return End();
        }

        Begin(InodeType.ExtendedDirectory, node, number)
            .U32(links).U32((uint)size).U32(listing.Start.Block).U32(parent).U16(listing.Index.Count).U16(listing.Start.Offset).U32(InodeType.None);
        foreach (var entry in listing.Index)
        {
            _record.U32(entry.Offset).U32(entry.Block).U32((uint)entry.Name.Length - 1).Bytes(entry.Name);
        }

        return End();
    }

    /// <summary>The whole table.</summary>
    public ReadOnlyMemory<byte> Complete() => table.Complete();

    private RecordBytes Begin(ushort type, TreeNode node, uint number) =>
        _record.Empty().U16(type).U16(node.Mode).U16(0).U16(0).U32(seconds).U32(number);

    private MetadataPosition End()
    {
        var position = table.Position;
        _references.Add(position.Reference);
        table.Append(_record.Written);
        return position;
    }
}

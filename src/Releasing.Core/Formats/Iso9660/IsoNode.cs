using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.Iso9660;

/// <summary>A directory, file or link with its place on the volume.</summary>
internal sealed class IsoNode(TreeNode node, IsoNode? parent, string identifier, uint serial)
{
    /// <summary>Bytes of a logical block.</summary>
    public const int BlockSize = 2048;

    // The most that a 32-bit length can say, in whole blocks.
    private const long LargestExtent = 0xFFFF_F800;

    public TreeNode Node => node;

    /// <summary>The directory it lies in; the root lies in itself.</summary>
    public IsoNode Parent => parent ?? this;

    public bool IsDirectory => node.Kind == EntryKind.Directory;

    /// <summary>Its name for readers that know no Rock Ridge.</summary>
    public string Identifier => identifier;

    /// <summary>Its number, as inodes have.</summary>
    public uint Serial => serial;

    /// <summary>What lies in a directory, in the order of the identifiers.</summary>
    public List<IsoNode> Children { get; } = [];

    /// <summary>Its place in the path table, from 1.</summary>
    public int DirectoryNumber { get; set; }

    /// <summary>The first block.</summary>
    public uint Block { get; set; }

    /// <summary>Length in bytes: of a directory whole blocks, of a link nothing.</summary>
    public long Length { get; set; }

    /// <summary>Its Rock Ridge fields.</summary>
    public required SystemUse Fields { get; init; }

    /// <summary>The pieces that its data are described in (ECMA-119, 6.4.1): more than one from 4 GiB on.</summary>
    public IEnumerable<(uint Block, uint Length, bool IsLast)> Extents()
    {
        for (var at = 0L; at == 0 || at < Length; at += LargestExtent)
        {
            yield return (Block + (uint)(at / BlockSize), (uint)Math.Min(LargestExtent, Length - at), Length - at <= LargestExtent);
        }
    }

    /// <summary>How many blocks hold a number of bytes.</summary>
    public static long BlocksFor(long length) => (length + BlockSize - 1) / BlockSize;
}

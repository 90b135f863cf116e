using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.HfsPlus;

/// <summary>A folder, file or symbolic link with its place in the catalog and on the volume.</summary>
internal sealed class CatalogNode
{
    private readonly byte[] _target;

    public CatalogNode(TreeNode node, string name, uint id, uint parentId)
    {
        Node = node;
        Name = name;
        Id = id;
        ParentId = parentId;
        _target = Encoding.UTF8.GetBytes(node.LinkTarget ?? "");
        Length = node.Kind == EntryKind.File ? node.Content!.Length : _target.Length;
    }

    public TreeNode Node { get; }

    /// <summary>Its name in the form of the volume.</summary>
    public string Name { get; }

    /// <summary>Its catalog node ID.</summary>
    public uint Id { get; }

    public uint ParentId { get; }

    public bool IsFolder => Node.Kind == EntryKind.Directory;

    public bool IsLink => Node.Kind == EntryKind.SymbolicLink;

    /// <summary>Length in bytes of its data fork, which for a link is where it points.</summary>
    public long Length { get; }

    /// <summary>Where its data fork lies.</summary>
    public HfsPlusExtent Extent { get; set; }

    /// <summary>Writes the data fork.</summary>
    public Task WriteAsync(Stream output, CancellationToken cancellationToken) =>
        IsLink ? output.WriteAsync(_target, cancellationToken).AsTask() : Node.Content!.CopyToAsync(output, Length, cancellationToken);
}

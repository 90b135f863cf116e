using Releasing.Files;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Trees;

/// <summary>One file, directory or symbolic link of a <see cref="FileTree"/>.</summary>
public sealed class TreeNode
{
    private readonly List<TreeNode> _children = [];

    internal TreeNode(TreeNode? parent, string name, ArchiveEntry? entry)
    {
        Parent = parent;
        Name = name;
        Path = parent is null or { Path.Length: 0 } ? name : $"{parent.Path}/{name}";
        Kind = entry?.Kind ?? EntryKind.Directory;
        Mode = entry?.Mode ?? 0b111_101_101;
        Content = entry?.Content;
        LinkTarget = entry?.LinkTarget;
        parent?._children.Add(this);
    }

    /// <summary>The directory it lies in; null for the root.</summary>
    public TreeNode? Parent { get; }

    /// <summary>The last part of its path; empty for the root.</summary>
    public string Name { get; }

    /// <summary>Its path from the root, with '/' between the parts and at neither end; empty for the root.</summary>
    public string Path { get; }

    /// <summary>File, directory or symbolic link.</summary>
    public EntryKind Kind { get; }

    /// <summary>Permission bits, at most octal 7777. Directories that nobody named have 755.</summary>
    public int Mode { get; }

    /// <summary>Contents of a file; null otherwise.</summary>
    public ContentSource? Content { get; }

    /// <summary>Where a symbolic link points; null otherwise.</summary>
    public string? LinkTarget { get; }

    /// <summary>What lies in a directory, in the ordinal order of the names; empty otherwise.</summary>
    public IReadOnlyList<TreeNode> Children => _children;
}

using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;

namespace Releasing.Formats.SquashFs;

/// <summary>The entries of one directory in the order of the image, which is that of the bytes of their names.</summary>
internal static class ImageDirectory
{
    /// <summary>Orders what lies in a directory.</summary>
    public static List<(byte[] Name, TreeNode Node)> Entries(TreeNode directory)
    {
        var entries = directory.Children.Select(child => (Name: Encoding.UTF8.GetBytes(child.Name), Node: child)).ToList();

        // Beyond the basic plane the order of UTF-8 is not that of UTF-16, in which the tree has them.
        entries.Sort((left, right) => left.Name.AsSpan().SequenceCompareTo(right.Name));
        return entries;
    }

    /// <summary>The directories in the order in which they are written: each after all that lie in it.</summary>
    public static IEnumerable<TreeNode> InOrder(FileTree tree) => tree.Nodes.Reverse().Where(node => node.Kind == EntryKind.Directory);

    /// <summary>Numbers everything in the order in which it is written, from 1: what lies in a directory and is none itself, then the directory.</summary>
    public static Dictionary<TreeNode, uint> Numbers(FileTree tree)
    {
        var numbers = new Dictionary<TreeNode, uint>(tree.Nodes.Count);
        foreach (var directory in InOrder(tree))
        {
            foreach (var (_, node) in Entries(directory).Where(entry => entry.Node.Kind != EntryKind.Directory))
            {
                numbers.Add(node, (uint)numbers.Count + 1);
            }

            numbers.Add(directory, (uint)numbers.Count + 1);
        }

        return numbers;
    }
}

using Releasing.Failures;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Trees;

/// <summary>The files of an image or installer as a tree: what every writer of a file system starts from.</summary>
public sealed class FileTree
{
    private FileTree(IReadOnlyList<TreeNode> nodes) => Nodes = nodes;

    /// <summary>The directory that everything lies in.</summary>
    public TreeNode Root => Nodes[0];

    /// <summary>Everything in it, the root first: a parent before its children, siblings in the ordinal order of their names.</summary>
    public IReadOnlyList<TreeNode> Nodes { get; }

    /// <summary>Makes the tree. Directories that something lies in and nobody named are added with mode 755.</summary>
    /// <param name="entries">What is in it, in any order.</param>
    /// <param name="comparison">When two names are the same.</param>
    /// <param name="where">What messages call the image: <c>the contents of tool.dmg</c>.</param>
    /// <exception cref="PreflightException">Everything that is wrong: two entries of one path, paths that differ in case alone where that is the same, something inside of a file.</exception>
    public static FileTree Of(IEnumerable<ArchiveEntry> entries, NameComparison comparison, string where)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var problems = new List<string>();
        var named = Named(entries, problems);
        var spelt = new Dictionary<string, string>(comparison == NameComparison.CaseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        var root = new TreeNode(null, "", null);
        var nodes = new Dictionary<string, TreeNode>(StringComparer.Ordinal) { [""] = root };

        // Ordinal order of the paths puts every directory before what lies in it, but not siblings in the order of their names: 'a-b' comes before 'a/b'.
        foreach (var entry in named.Values.OrderBy(entry => entry.Name.Replace('/', '\0'), StringComparer.Ordinal))
        {
            Add(entry, named, nodes, spelt, problems);
        }

        return problems.Count == 0 ? new FileTree([.. InOrder(root)]) : throw new PreflightException(where, problems);
    }

    /// <summary>Makes something of every node, in their order.</summary>
    /// <param name="make">Makes it of the node, of what was made of the node's parent (null for the root), and of the node's place in the order, from 0.</param>
    internal IReadOnlyList<T> Map<T>(Func<TreeNode, T?, int, T> make)
        where T : class
    {
        var made = new Dictionary<TreeNode, T>(Nodes.Count, ReferenceEqualityComparer.Instance);
        foreach (var (index, node) in Nodes.Index())
        {
            made.Add(node, make(node, node.Parent is null ? null : made[node.Parent], index));
        }

        return [.. Nodes.Select(node => made[node])];
    }

    private static Dictionary<string, ArchiveEntry> Named(IEnumerable<ArchiveEntry> entries, List<string> problems)
    {
        var named = new Dictionary<string, ArchiveEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            // A directory named twice is one directory when both say the same of it.
            if (!named.TryAdd(entry.Name, entry) && (entry.Kind != EntryKind.Directory || named[entry.Name] != entry))
            {
                problems.Add($"Two entries have the path '{entry.Name}'. Give each a path of its own.");
            }
        }

        return named;
    }

    private static void Add(
        ArchiveEntry entry, Dictionary<string, ArchiveEntry> named, Dictionary<string, TreeNode> nodes, Dictionary<string, string> spelt, List<string> problems)
    {
        var parent = nodes[""];
        for (var end = 0; end < entry.Name.Length;)
        {
            var start = end == 0 ? 0 : end + 1;
            end = entry.Name.IndexOf('/', start) is >= 0 and var slash ? slash : entry.Name.Length;
            var path = entry.Name[..end];
            if (!nodes.TryGetValue(path, out var node))
            {
                node = new TreeNode(parent, entry.Name[start..end], named.GetValueOrDefault(path));
                nodes.Add(path, node);
                if (!spelt.TryAdd(path, path))
                {
                    problems.Add($"'{path}' and '{spelt[path]}' differ in case alone, which is one name there. Rename one.");
                }
            }

            if (end < entry.Name.Length && node.Kind != EntryKind.Directory)
            {
                problems.Add($"'{entry.Name}' lies in '{path}', which is not a directory. Give it another path.");
                return;
            }

            parent = node;
        }
    }

    private static IEnumerable<TreeNode> InOrder(TreeNode root)
    {
        var waiting = new Stack<TreeNode>([root]);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            for (var index = node.Children.Count - 1; index >= 0; index--)
            {
                waiting.Push(node.Children[index]);
            }
        }
    }
}

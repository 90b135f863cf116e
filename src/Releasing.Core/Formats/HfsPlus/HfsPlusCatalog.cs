using Releasing.Formats.Trees;
using Releasing.Text;

namespace Releasing.Formats.HfsPlus;

/// <summary>Everything on a volume with its ID, and the records of all that in the catalog's order.</summary>
internal sealed class HfsPlusCatalog
{
    /// <summary>The longest key of the catalog: parent ID, length and 255 units.</summary>
    public const int MaxKeyLength = 516;

    private const uint RootParent = 1;
    private const uint RootFolder = 2;
    private const uint FirstUserNode = 16;
    private const int LongestName = 255;

    private HfsPlusCatalog(IReadOnlyList<CatalogNode> nodes, IReadOnlyList<CatalogRecord> records)
    {
        Nodes = nodes;
        Records = records;
    }

    /// <summary>The root, then everything else in the order of the tree.</summary>
    public IReadOnlyList<CatalogNode> Nodes { get; }

    /// <summary>Two for each node, sorted by key.</summary>
    public IReadOnlyList<CatalogRecord> Records { get; }

    /// <summary>The ID that the next new node would get.</summary>
    public uint NextId => FirstUserNode + (uint)Nodes.Count - 1;

    /// <summary>Files and links.</summary>
    public int FileCount => Nodes.Count(node => !node.IsFolder);

    /// <summary>Gives everything its ID.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="time">Its time, in the form of the volume.</param>
    /// <param name="problems">Gets everything that the format forbids.</param>
    public static HfsPlusCatalog Of(HfsPlusVolume volume, uint time, List<string> problems)
    {
        CheckVolumeName(volume.Name, problems);
        var nodes = volume.Tree.Map<CatalogNode>((node, parent, index) =>
        {
            var name = HfsPlusText.OnVolume(parent is null ? volume.Name : node.Name);
            Check(node, name, problems);
            return new CatalogNode(node, name, IdOf(index), parent?.Id ?? RootParent);
        });

        var records = nodes.SelectMany(node => new[] { new CatalogRecord(node, false, time), new CatalogRecord(node, true, time) }).ToList();
        records.Sort((left, right) => left.KeyId.CompareTo(right.KeyId) is not 0 and var byId ? byId : HfsPlusNameOrder.Instance.Compare(left.KeyName, right.KeyName));
        foreach (var (one, two) in records.Zip(records.Skip(1)))
        {
            if (one.KeyId == two.KeyId && HfsPlusNameOrder.Instance.Compare(one.KeyName, two.KeyName) == 0)
            {
                problems.Add($"'{PlainText.Line(two.Node.Node.Path)}' and '{PlainText.Line(one.Node.Node.Path)}' are one name on an HFS+ volume. Rename one.");
            }
        }

        return new HfsPlusCatalog(nodes, records);
    }

    /// <summary>The ID of something by its place in the order of the tree, from 0 for the root.</summary>
    internal static uint IdOf(int index) => index == 0 ? RootFolder : FirstUserNode + (uint)index - 1;

    private static void CheckVolumeName(string name, List<string> problems)
    {
        if (name.Trim().Length == 0 || name.Any(char.IsControl) || name.Contains(':', StringComparison.Ordinal))
        {
            problems.Add($"The volume name '{PlainText.Line(name)}' is empty or has ':' or a control character. Set another.");
        }
    }

    private static void Check(TreeNode node, string name, List<string> problems)
    {
        var what = node.Parent is null ? "The volume name" : $"The name of '{PlainText.Line(node.Path)}'";
        if (name.Length > LongestName)
        {
            problems.Add($"{what} has {name.Length} UTF-16 units when it is decomposed; an HFS+ volume has room for {LongestName}. Shorten it.");
        }

        problems.AddRange(VolumeRules.Problems(node, "HFS+"));
    }
}

using System.Text;
using Releasing.Formats.Archives;
using Releasing.Formats.Trees;
using Releasing.Text;

namespace Releasing.Formats.Iso9660;

/// <summary>Everything on a volume with its identifier and its Rock Ridge fields.</summary>
internal sealed class IsoTree
{
    private const int MostDirectories = 65_535;
    private const int LongestName = 255;
    private const int LongestVolumeName = 32;

    private IsoTree(IReadOnlyList<IsoNode> nodes, IReadOnlyList<IsoNode> directories)
    {
        Nodes = nodes;
        Directories = directories;
    }

    /// <summary>Everything in the order of the tree.</summary>
    public IReadOnlyList<IsoNode> Nodes { get; }

    /// <summary>The directories in the order of the path table (ECMA-119, 6.9.1): by depth, then by the parent's number, then by identifier.</summary>
    public IReadOnlyList<IsoNode> Directories { get; }

    /// <summary>Names everything.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="problems">Gets everything that the format forbids.</param>
    public static IsoTree Of(IsoVolume volume, List<string> problems)
    {
        CheckVolume(volume, problems);
        var time = volume.Time.UtcDateTime;
        var identifiers = new Dictionary<TreeNode, string>(ReferenceEqualityComparer.Instance) { [volume.Tree.Root] = "" };
        var nodes = volume.Tree.Map<IsoNode>((node, parent, index) =>
        {
            Check(node, problems);
            foreach (var (child, identifier) in node.Children.Zip(IsoIdentifiers.Of(node.Children)))
            {
                identifiers.Add(child, identifier);
            }

            var serial = (uint)index + 1;
            IReadOnlyList<byte[]> fields =
            [
                .. RockRidge.Attributes(node, serial, time), .. RockRidge.Name(node.Name), .. node.LinkTarget is { } target ? RockRidge.Target(target) : [],
            ];
            var placed = new IsoNode(node, parent, identifiers[node], serial)
            {
                Length = node.Kind == EntryKind.File ? node.Content!.Length : 0,
                Fields = new SystemUse(fields, IsoRecords.LengthFor(identifiers[node].Length)),
            };
            parent?.Children.Add(placed);
            return placed;
        });

        foreach (var node in nodes)
        {
            node.Children.Sort((left, right) => IsoIdentifiers.Compare(left.Identifier, right.Identifier));
        }

        var directories = new List<IsoNode> { nodes[0] };
        for (var index = 0; index < directories.Count; index++)
        {
            directories[index].DirectoryNumber = index + 1;
            directories.AddRange(directories[index].Children.Where(child => child.IsDirectory));
        }

        if (directories.Count > MostDirectories)
        {
            problems.Add($"There are {directories.Count} directories; an ISO 9660 volume numbers at most {MostDirectories}. Use HFS+.");
        }

        return new IsoTree(nodes, directories);
    }

    private static void CheckVolume(IsoVolume volume, List<string> problems)
    {
        if (volume.Name.Trim().Length == 0 || volume.Name.Length > LongestVolumeName || !volume.Name.All(c => char.IsBetween(c, ' ', '~')))
        {
            problems.Add($"The volume name '{PlainText.Line(volume.Name)}' is empty, longer than {LongestVolumeName} characters or not ASCII, which ISO 9660 needs. Set another.");
        }

        if (volume.Time.UtcDateTime.Year is < 1900 or > 2155)
        {
            problems.Add($"The time {volume.Time.UtcDateTime:yyyy-MM-dd} is not between 1900 and 2155, the years of ISO 9660. Correct the commit's date.");
        }
    }

    private static void Check(TreeNode node, List<string> problems)
    {
        if (Encoding.UTF8.GetByteCount(node.Name) > LongestName)
        {
            problems.Add($"The name of '{PlainText.Line(node.Path)}' has more than {LongestName} bytes in UTF-8, the most of Rock Ridge. Shorten it.");
        }

        problems.AddRange(VolumeRules.Problems(node, "ISO 9660"));
    }
}

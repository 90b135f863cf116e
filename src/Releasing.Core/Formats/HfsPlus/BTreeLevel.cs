namespace Releasing.Formats.HfsPlus;

/// <summary>The nodes of one height of a B-tree.</summary>
/// <param name="FirstNode">The number of its first node; the others follow.</param>
/// <param name="Starts">For each node, which entry of the height below (for leaves: which record) is its first; one more at the end.</param>
/// <param name="Keys">For each node, which record has its first key.</param>
internal sealed record BTreeLevel(uint FirstNode, IReadOnlyList<int> Starts, IReadOnlyList<int> Keys)
{
    /// <summary>How many nodes it has.</summary>
    public int Count => Keys.Count;
}

namespace Releasing.Formats.CompoundFile;

/// <summary>Walks the trees of siblings in a directory that is read: each entry once, in ascending order (MS-CFB 2.6.4).</summary>
/// <param name="entries">The directory; null for what nothing uses.</param>
/// <param name="damaged">Makes the failure of an entry.</param>
internal sealed class CompoundTree(IReadOnlyList<DirectoryEntry?> entries, Func<uint, string, Exception> damaged)
{
    private readonly bool[] _seen = new bool[entries.Count];

    /// <summary>How many entries were met.</summary>
    public int Seen { get; private set; }

    /// <summary>The entries of a tree in their order.</summary>
    /// <param name="root">The tree's root; none for an empty storage.</param>
    public IEnumerable<(uint Number, DirectoryEntry Entry)> Walk(uint root)
    {
        var path = new Stack<uint>();
        Descend(path, root, parentIsRed: false);
        string? last = null;
        while (path.TryPop(out var number))
        {
            var entry = entries[(int)number]!;
            if (last is not null && CompoundName.Order.Compare(last, entry.Name) >= 0)
            {
                throw damaged(number, "the names of the directory are not in ascending order (MS-CFB 2.6.4)");
            }

            last = entry.Name;
            yield return (number, entry);
            Descend(path, entry.Right, entry.IsRed);
        }
    }

    private void Descend(Stack<uint> path, uint number, bool parentIsRed)
    {
        while (number != SectorNumber.NoEntry)
        {
            if (number >= entries.Count || entries[(int)number] is not { } entry)
            {
                throw damaged(number, "the directory leads to an entry that is not there");
            }

            if (_seen[(int)number] || number == 0)
            {
                throw damaged(number, "the directory leads to an entry twice");
            }

            if (parentIsRed && entry.IsRed)
            {
                throw damaged(number, "a red entry of the directory stands below a red one (MS-CFB 2.6.4)");
            }

            _seen[(int)number] = true;
            Seen++;
            path.Push(number);
            (number, parentIsRed) = (entry.Left, entry.IsRed);
        }
    }
}

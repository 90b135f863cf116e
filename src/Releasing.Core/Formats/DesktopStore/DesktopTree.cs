using System.Buffers.Binary;
using Releasing.Formats.HfsPlus;

namespace Releasing.Formats.DesktopStore;

/// <summary>
/// The records of a store as a B-tree of pages, each record in exactly one of them: those of an inner page stand between its children. The pages are filled from left to right, because
/// nothing is added later.
/// </summary>
internal sealed class DesktopTree
{
    /// <summary>Length of a page in bytes.</summary>
    public const int PageSize = 4096;

    /// <summary>The longest record: two of them fit a page, also an inner one.</summary>
    public const int LongestRecord = ((PageSize - PageHeader) / 2) - PointerLength;

    private const int PageHeader = 8;
    private const int PointerLength = 4;

    private readonly List<byte[]> _pages = [];
    private readonly int _firstBlock;

    /// <summary>Makes the pages.</summary>
    /// <param name="records">The records in any order.</param>
    /// <param name="firstBlock">The number that the first page has among the blocks of the file.</param>
    public DesktopTree(IEnumerable<DesktopRecord> records, int firstBlock)
    {
        _firstBlock = firstBlock;
        List<DesktopRecord> level = [.. records.OrderBy(record => record.Name, HfsPlusNameOrder.Instance).ThenBy(record => record.Field, StringComparer.Ordinal)];
        RecordCount = level.Count;
        List<int>? children = null;
        while (true)
        {
            var (pages, separators) = Level(level, children);
            if (separators.Count == 0)
            {
                Root = pages[0];
                return;
            }

            (level, children) = (separators, pages);
            InnerLevels++;
        }
    }

    /// <summary>The pages, the root last.</summary>
    public IReadOnlyList<byte[]> Pages => _pages;

    /// <summary>The block number of the root.</summary>
    public int Root { get; }

    /// <summary>How many levels lie above that of the leaves.</summary>
    public int InnerLevels { get; }

    /// <summary>How many records there are.</summary>
    public int RecordCount { get; }

    private (List<int> Pages, List<DesktopRecord> Separators) Level(List<DesktopRecord> records, List<int>? children)
    {
        var pages = new List<int>();
        var separators = new List<DesktopRecord>();
        for (var start = 0; ;)
        {
            var end = End(records, start, children is not null);
            pages.Add(_firstBlock + _pages.Count);
            _pages.Add(Page(records.GetRange(start, end - start), children?.GetRange(start, end - start + 1)));
            if (end == records.Count)
            {
                return (pages, separators);
            }

            separators.Add(records[end]);
            start = end + 1;
        }
    }

    // Where a page ends: the record there goes to the level above, and something is left for the next page.
    private static int End(List<DesktopRecord> records, int start, bool isInner)
    {
        var (end, room) = (start, PageSize - PageHeader);
        while (end < records.Count && (room -= records[end].Length + (isInner ? PointerLength : 0)) >= 0)
        {
            end++;
        }

        return end == records.Count - 1 ? end - 1 : end;
    }

    // The rightmost child or zero, the number of records, then each, in an inner page after the child on its left.
    private static byte[] Page(List<DesktopRecord> records, List<int>? children)
    {
        var page = new byte[PageSize];
        BinaryPrimitives.WriteInt32BigEndian(page, children?[^1] ?? 0);
        BinaryPrimitives.WriteInt32BigEndian(page.AsSpan(4), records.Count);
        var at = PageHeader;
        for (var index = 0; index < records.Count; index++)
        {
            if (children is not null)
            {
                BinaryPrimitives.WriteInt32BigEndian(page.AsSpan(at), children[index]);
                at += PointerLength;
            }

            records[index].ToBytes().CopyTo(page, at);
            at += records[index].Length;
        }

        return page;
    }
}

using Releasing.Files;

namespace Releasing.Formats.CompoundFile;

/// <summary>Stretches that are put together of sectors, neighbours as one.</summary>
internal static class ExtentList
{
    /// <summary>Adds a sector, or part of one.</summary>
    public static void Add(List<FileExtent> extents, long offset, long length)
    {
        if (extents.Count > 0 && extents[^1] is var last && last.Offset + last.Length == offset)
        {
            extents[^1] = last with { Length = last.Length + length };
        }
        else
        {
            extents.Add(new FileExtent(offset, length));
        }
    }

    /// <summary>The first bytes of stretches.</summary>
    public static IReadOnlyList<FileExtent> Cut(IReadOnlyList<FileExtent> extents, long length)
    {
        var cut = new List<FileExtent>();
        foreach (var extent in extents.TakeWhile(_ => length > 0))
        {
            cut.Add(extent with { Length = Math.Min(extent.Length, length) });
            length -= extent.Length;
        }

        return cut;
    }
}

using Releasing.Formats.Archives;

namespace Releasing.Formats.HfsPlus;

/// <summary>Something on a volume that was read.</summary>
/// <param name="Path">From the root, with '/'; empty for the root.</param>
/// <param name="Kind">File, folder or symbolic link.</param>
/// <param name="Mode">Type and permission bits.</param>
/// <param name="Modified">Seconds since 1904.</param>
/// <param name="Owner">The owner's number.</param>
/// <param name="FinderFlags">What the Finder knows of it.</param>
/// <param name="Length">Bytes of its data fork.</param>
/// <param name="Pieces">Where they lie: offset and length.</param>
internal sealed record HfsPlusItem(string Path, EntryKind Kind, int Mode, uint Modified, uint Owner, int FinderFlags, long Length, IReadOnlyList<(long Offset, long Count)> Pieces);

using Releasing.Formats.Archives;

namespace Releasing.Formats.Iso9660;

/// <summary>Something on a volume that was read.</summary>
/// <param name="Path">From the root, with '/'.</param>
/// <param name="Kind">File, directory or symbolic link.</param>
/// <param name="Mode">Permission bits by Rock Ridge; null where it says none.</param>
/// <param name="LinkTarget">Where a symbolic link points; null otherwise.</param>
/// <param name="Offset">Where its bytes are.</param>
/// <param name="Length">How many of them there are in this record; a file of 4 GiB and more has several.</param>
/// <param name="IsLast">It is the file's last record.</param>
/// <param name="Record">The directory record.</param>
/// <param name="Fields">The fields of Rock Ridge, those that the record continues elsewhere too.</param>
internal sealed record IsoItem(
    string Path, EntryKind Kind, int? Mode, string? LinkTarget, ulong Offset, uint Length, bool IsLast, ReadOnlyMemory<byte> Record, IReadOnlyList<ReadOnlyMemory<byte>> Fields);

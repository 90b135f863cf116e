namespace Releasing.Formats.Dmg;

/// <summary>How some sectors of a table are kept.</summary>
/// <param name="Kind">In what form.</param>
/// <param name="Sector">The first sector, from the start of the table.</param>
/// <param name="Count">How many sectors.</param>
/// <param name="Offset">Where their bytes lie, from the start of the data fork.</param>
/// <param name="Length">How many bytes they are there.</param>
internal readonly record struct UdifRun(UdifRunKind Kind, long Sector, long Count, long Offset, long Length);

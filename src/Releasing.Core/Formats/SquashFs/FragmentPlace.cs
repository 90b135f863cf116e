namespace Releasing.Formats.SquashFs;

/// <summary>Where a fragment block lies.</summary>
/// <param name="Start">From the image's start.</param>
/// <param name="Size">Its size in the image, with <see cref="InodeType.StoredData"/>.</param>
internal readonly record struct FragmentPlace(long Start, uint Size);

namespace Releasing.Formats.SquashFs;

/// <summary>Where the listing of a directory is.</summary>
/// <param name="Start">Its first header.</param>
/// <param name="Length">Its uncompressed bytes.</param>
/// <param name="Index">Its runs that begin in a later block of metadata than the first.</param>
internal sealed record DirectoryListing(MetadataPosition Start, long Length, IReadOnlyList<DirectoryIndexEntry> Index);

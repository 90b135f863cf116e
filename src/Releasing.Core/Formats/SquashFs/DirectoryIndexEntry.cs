namespace Releasing.Formats.SquashFs;

/// <summary>Where in a directory's listing a run begins.</summary>
/// <param name="Offset">The header's distance from the first one, uncompressed.</param>
/// <param name="Block">Where the block of metadata begins that the header is in, from the directory table's start.</param>
/// <param name="Name">The name of the first entry, in UTF-8.</param>
internal readonly record struct DirectoryIndexEntry(uint Offset, uint Block, byte[] Name);

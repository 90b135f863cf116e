namespace Releasing.Files;

/// <summary>A stretch of a file.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its length in bytes.</param>
internal readonly record struct FileExtent(long Offset, long Length);

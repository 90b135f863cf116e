namespace Releasing.Formats.Gzip;

/// <summary>What tells that a file was not written to since somebody looked at it.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written to.</param>
internal sealed record FileState(long Length, DateTime Written)
{
    public static FileState Of(FileStream file) => new(file.Length, File.GetLastWriteTimeUtc(file.SafeFileHandle));
}

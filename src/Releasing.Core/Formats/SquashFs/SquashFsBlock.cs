using Releasing.Formats.Gzip;

namespace Releasing.Formats.SquashFs;

/// <summary>Makes the blocks of an image, of data and of metadata alike.</summary>
internal static class SquashFsBlock
{
    /// <summary>A block for so many bytes.</summary>
    public static CompressibleBlock Create(SquashFsSettings settings, int size) => settings.Compression == SquashFsCompression.Zstd
        ? new ZstdBlock(settings.LevelOrDefault, size)
        : new DeflateBlock(settings.LevelOrDefault, size, DeflateForm.Zlib);
}

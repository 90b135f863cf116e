namespace Releasing.Formats.SquashFs;

/// <summary>How the blocks of an image are compressed. The values are those of the superblock.</summary>
public enum SquashFsCompression
{
    /// <summary>Streams of zlib, which every reader knows and which are the same on every machine.</summary>
    Gzip = 1,

    /// <summary>Frames of Zstandard, made by libzstd, which must be installed; other versions of it may give other bytes.</summary>
    Zstd = 6,
}

using Releasing.Failures;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>Unpacks single blocks, and believes nothing of what they say of themselves.</summary>
/// <param name="reader">The image.</param>
/// <param name="decoder">Unpacks what is compressed.</param>
internal sealed class BlockUnpacker(HeaderReader reader, IBlockDecoder decoder)
{
    /// <summary>The unpacker for an image.</summary>
    /// <exception cref="NotReadException">It is compressed by a method that is not read, or by Zstandard where there is no libzstd.</exception>
    public static BlockUnpacker For(HeaderReader reader, Superblock superblock) => new(reader, superblock.Compression switch
    {
        (ushort)SquashFsCompression.Gzip => new ZlibDecoder(),
        (ushort)SquashFsCompression.Zstd => new ZstdFrameDecoder(reader.Path),
        var other => throw new NotReadException(reader.Path, $"the SquashFS superblock names the compression {other}, which is not read here", "Make the image with gzip or zstd"),
    });

    /// <summary>Reads a block.</summary>
    /// <param name="position">Where it begins.</param>
    /// <param name="length">Its bytes in the image.</param>
    /// <param name="isStored">Whether it is not compressed.</param>
    /// <param name="limit">The most that it may unpack to.</param>
    /// <param name="what">What messages call it.</param>
    public byte[] Read(ulong position, int length, bool isStored, int limit, string what)
    {
        if (length == 0 || length > limit)
        {
            throw reader.Wrong(what, $"has {length} bytes, where 1 to {limit} can be");
        }

        var bytes = reader.Content(position, (ulong)length, limit, what);
        if (isStored)
        {
            return bytes;
        }

        var unpacked = new byte[limit + 1];
        var count = decoder.Decode(bytes, unpacked);
        return count > 0 && count <= limit ? unpacked[..count.Value] : throw reader.Wrong(what, $"is not one whole block of {decoder.Name}");
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.SquashFs;

/// <summary>Unpacks single blocks, and believes nothing of what they say of themselves.</summary>
/// <param name="reader">The image.</param>
internal sealed class BlockUnpacker(HeaderReader reader)
{
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
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
            var count = zlib.ReadAtLeast(unpacked, unpacked.Length, throwOnEndOfStream: false);
            return count > 0 && count <= limit && IsWhole(bytes, new ArraySegment<byte>(unpacked, 0, count))
                ? unpacked[..count] : throw reader.Wrong(what, "is not one whole zlib stream of a block's size");
        }
        catch (InvalidDataException error)
        {
            throw reader.Wrong(what, $"cannot be unpacked ({error.Message})", error);
        }
    }

    // The runtime takes a stream that was cut short for whole: so the checksum at its end (RFC 1950, section 2.2) is looked at here.
    private static bool IsWhole(byte[] stream, ArraySegment<byte> unpacked)
    {
        var checksum = new Adler32();
        checksum.Update(unpacked);
        return stream.Length > sizeof(uint) && BinaryPrimitives.ReadUInt32BigEndian(stream.AsSpan(stream.Length - sizeof(uint))) == (uint)checksum.Value;
    }
}

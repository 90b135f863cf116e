using System.Buffers.Binary;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.Checksum;

namespace Releasing.Formats.SquashFs;

/// <summary>Blocks of zlib (RFC 1950), which SquashFS calls gzip.</summary>
internal sealed class ZlibDecoder : IBlockDecoder
{
    public string Name => "zlib";

    public int? Decode(byte[] block, byte[] target)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(block, writable: false), CompressionMode.Decompress);
            var count = zlib.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
            return IsWhole(block, new ArraySegment<byte>(target, 0, count)) ? count : null;
        }
        catch (InvalidDataException)
        {
            return null;
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

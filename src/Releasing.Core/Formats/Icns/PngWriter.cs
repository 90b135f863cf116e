using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Icns;

/// <summary>Writes a PNG of 8-bit colours and opacity, with the managed compressor, so that every machine makes the same bytes.</summary>
internal static class PngWriter
{
    private const int Level = 9;
    private const byte Above = 2;
    private const byte ColoursAndOpacity = 6;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(PngImage image)
    {
        var header = new byte[13];
        var writer = new BigEndianWriter(header);
        writer.U32((uint)image.Width);
        writer.U32((uint)image.Height);
        writer.U8(8);
        writer.U8(ColoursAndOpacity);
        var output = new MemoryStream();
        output.Write(PngHeader.Signature);
        Put(output, "IHDR"u8, header);
        Put(output, "IDAT"u8, Compress(Filter(image)));
        Put(output, "IEND"u8, []);
        return output.ToArray();
    }

    // Each line as its difference from the one above, which suits icons.
    private static byte[] Filter(PngImage image)
    {
        var length = image.Width * 4;
        var lines = new byte[image.Height * (length + 1)];
        for (var row = 0; row < image.Height; row++)
        {
            var line = lines.AsSpan(row * (length + 1), length + 1);
            line[0] = Above;
            for (var at = 0; at < length; at++)
            {
                line[at + 1] = (byte)(image.Pixels[(row * length) + at] - (row == 0 ? 0 : image.Pixels[((row - 1) * length) + at]));
            }
        }

        return lines;
    }

    private static byte[] Compress(byte[] lines)
    {
        var deflater = new Deflater(Level);
        deflater.SetInput(lines);
        deflater.Finish();
        var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (!deflater.IsFinished)
        {
            output.Write(buffer, 0, deflater.Deflate(buffer));
        }

        return output.ToArray();
    }

    private static void Put(MemoryStream output, ReadOnlySpan<byte> kind, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        var writer = new BigEndianWriter(chunk);
        writer.U32((uint)data.Length);
        writer.Bytes(kind);
        writer.Bytes(data);
        var crc = new Crc32();
        crc.Update(new ArraySegment<byte>(chunk, 4, 4 + data.Length));
        writer.U32((uint)crc.Value);
        output.Write(chunk);
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using Releasing.Failures;

namespace Releasing.Formats.Icns;

/// <summary>Reads the pixels of a PNG of 8-bit samples that is not interlaced: what drawing programs save unless they are told otherwise.</summary>
internal static class PngReader
{
    private const int ChunkOverhead = 12;

    /// <summary>Reads the pixels.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="InvalidInputException">It is damaged, or of a kind that is not read.</exception>
    public static PngImage Read(byte[] file, string path)
    {
        var header = PngHeader.Read(file, path);
        var samples = header.ColourType switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (samples == 0 || header.BitDepth != 8 || header.IsInterlaced)
        {
            throw new InvalidInputException(path, "the PNG is interlaced or has other samples than 8 bits", "Save it with 8 bits per channel and without interlacing");
        }

        var (data, palette, transparency) = (new MemoryStream(), Array.Empty<byte>(), Array.Empty<byte>());
        foreach (var (kind, bytes) in Chunks(file, path))
        {
            switch (kind)
            {
                case "IDAT":
                    data.Write(bytes.Span);
                    break;
                case "PLTE":
                    palette = bytes.ToArray();
                    break;
                case "tRNS":
                    transparency = bytes.ToArray();
                    break;
            }
        }

        var lines = Inflate(data, header.Height, header.Width * samples, path);
        Unfilter(lines, header.Height, header.Width * samples, samples, path);
        return new PngImage(header.Width, header.Height, Convert(lines, header, samples, palette, transparency, path));
    }

    private static IEnumerable<(string Kind, ReadOnlyMemory<byte> Bytes)> Chunks(byte[] file, string path)
    {
        for (var at = PngHeader.Signature.Length; at + ChunkOverhead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - ChunkOverhead)
            {
                throw Damaged(path);
            }

            yield return (System.Text.Encoding.ASCII.GetString(file, at + 4, 4), file.AsMemory(at + 8, (int)length));
            at += ChunkOverhead + (int)length;
        }
    }

    private static byte[] Inflate(MemoryStream data, int height, int lineLength, string path)
    {
        var lines = new byte[(long)height * (lineLength + 1)];
        data.Position = 0;
        using var zlib = new ZLibStream(data, CompressionMode.Decompress);
        try
        {
            zlib.ReadExactly(lines);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(path, error);
        }

        return lines;
    }

    // PNG specification, chapter 9: each line begins with the number of its filter.
    private static void Unfilter(byte[] lines, int height, int lineLength, int samples, string path)
    {
        var before = new byte[lineLength].AsSpan();
        for (var row = 0; row < height; row++)
        {
            var start = row * (lineLength + 1);
            var line = lines.AsSpan(start + 1, lineLength);
            for (var at = 0; at < lineLength; at++)
            {
                int left = at < samples ? 0 : line[at - samples], above = before[at], corner = at < samples ? 0 : before[at - samples];
                line[at] += lines[start] switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => (byte)above,
                    3 => (byte)((left + above) / 2),
                    4 => (byte)Paeth(left, above, corner),
                    _ => throw Damaged(path),
                };
            }

            before = line;
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        var (toLeft, toAbove, toCorner) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static byte[] Convert(byte[] lines, PngHeader header, int samples, byte[] palette, byte[] transparency, string path)
    {
        var pixels = new byte[header.Width * header.Height * 4];
        for (var index = 0; index < header.Width * header.Height; index++)
        {
            var sample = lines.AsSpan((index / header.Width * ((header.Width * samples) + 1)) + 1 + (index % header.Width * samples), samples);
            var pixel = pixels.AsSpan(index * 4, 4);
            pixel[3] = 255;
            switch (header.ColourType)
            {
                case 3 when (sample[0] * 3) + 3 > palette.Length:
                    throw Damaged(path);
                case 3:
                    palette.AsSpan(sample[0] * 3, 3).CopyTo(pixel);
                    pixel[3] = sample[0] < transparency.Length ? transparency[sample[0]] : (byte)255;
                    break;
                case 0 or 4:
                    pixel[..3].Fill(sample[0]);
                    pixel[3] = samples == 2 ? sample[1] : (byte)(IsTransparent(sample, transparency) ? 0 : 255);
                    break;
                default:
                    sample.CopyTo(pixel);
                    pixel[3] = samples == 4 ? sample[3] : (byte)(IsTransparent(sample, transparency) ? 0 : 255);
                    break;
            }
        }

        return pixels;
    }

    // The one colour that is transparent, in samples of 16 bits (PNG specification, 11.3.1.1).
    private static bool IsTransparent(ReadOnlySpan<byte> sample, byte[] transparency)
    {
        if (transparency.Length != sample.Length * 2)
        {
            return false;
        }

        for (var index = 0; index < sample.Length; index++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(index * 2)) != sample[index])
            {
                return false;
            }
        }

        return true;
    }

    private static InvalidInputException Damaged(string path, Exception? inner = null) => new(path, "the PNG is damaged", "Save it again", inner);
}

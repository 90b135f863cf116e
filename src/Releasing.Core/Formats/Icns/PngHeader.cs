using System.Buffers.Binary;
using Releasing.Failures;

namespace Releasing.Formats.Icns;

/// <summary>The first chunk of a PNG (PNG specification, third edition, 11.2.1).</summary>
/// <param name="Width">Pixels in a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="BitDepth">Bits of a sample.</param>
/// <param name="ColourType">0 grey, 2 colours, 3 palette, 4 grey and opacity, 6 colours and opacity.</param>
/// <param name="IsInterlaced">Whether it comes in seven passes.</param>
public sealed record PngHeader(int Width, int Height, int BitDepth, int ColourType, bool IsInterlaced)
{
    /// <summary>Signature and first chunk.</summary>
    public const int Length = 33;

    private const int LargestSide = 4096;

    /// <summary>The bytes that every PNG begins with.</summary>
    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the start of a PNG.</summary>
    /// <param name="bytes">Its first bytes, at least <see cref="Length"/>.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="InvalidInputException">It is no PNG, or has a side of more than 4096 pixels.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length < Length || !bytes.StartsWith(Signature) || !bytes[12..].StartsWith("IHDR"u8))
        {
            throw new InvalidInputException(path, "the file is no PNG", "Save the picture as PNG");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]));
        return width is > 0 and <= LargestSide && height is > 0 and <= LargestSide
            ? new PngHeader((int)width, (int)height, bytes[24], bytes[25], bytes[28] != 0)
            : throw new InvalidInputException(path, $"the picture has {width} × {height} pixels", $"Save it with at most {LargestSide} × {LargestSide}");
    }
}

using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.Ico;

/// <summary>Icons of Windows: an ICONDIR with one image, which since Windows Vista may be a PNG as it is.</summary>
public static class IcoFile
{
    private const int HeaderLength = 22;
    private const int LargestSide = 256;
    private const int LargestFile = 16 * 1024 * 1024;
    private static readonly byte[] s_pngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The icon of an image.</summary>
    /// <param name="image">A square PNG of at most 256 pixels, or an icon, which stays as it is.</param>
    /// <exception cref="InvalidInputException">It is missing, neither of them, not square, or too large.</exception>
    public static ContentSource Of(ContentSource image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Length > LargestFile)
        {
            throw Wrong(image, $"the icon has {image.Length} bytes, and {LargestFile} are allowed", "Make it smaller");
        }

        var bytes = Read(image);
        if (IsIcon(bytes))
        {
            return ContentSource.FromBytes(bytes, image.Origin);
        }

        if (bytes.Length < 33 || !bytes.AsSpan(0, 8).SequenceEqual(s_pngSignature) || !bytes.AsSpan(12, 4).SequenceEqual("IHDR"u8))
        {
            throw Wrong(image, "the icon is neither a PNG nor an ICO file", "Give a square PNG of 256 pixels");
        }

        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(20)));
        if (width != height || width is 0 or > LargestSide)
        {
            throw Wrong(image, $"the icon has {width} times {height} pixels (ICONDIRENTRY)", $"Give a square PNG of at most {LargestSide} pixels");
        }

        return ContentSource.FromBytes(Wrap(bytes, width), image.Origin);
    }

    private static byte[] Wrap(byte[] png, uint side)
    {
        var icon = new byte[HeaderLength + png.Length];
        var header = icon.AsSpan();
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], 1); // an icon
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 1); // of one image
        header[6] = header[7] = (byte)side; // 256 is written as 0
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], 1); // planes
        BinaryPrimitives.WriteUInt16LittleEndian(header[12..], 32); // bits of a pixel
        BinaryPrimitives.WriteInt32LittleEndian(header[14..], png.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[18..], HeaderLength);
        png.CopyTo(icon, HeaderLength);
        return icon;
    }

    private static bool IsIcon(byte[] bytes) =>
        bytes.Length > HeaderLength && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == 0x00010000 && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(4)) is > 0 and < 256;

    private static byte[] Read(ContentSource image)
    {
        var bytes = new byte[image.Length];
        using var stream = image.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static InvalidInputException Wrong(ContentSource image, string what, string whatToDo) => new(image.Origin, what, whatToDo);
}

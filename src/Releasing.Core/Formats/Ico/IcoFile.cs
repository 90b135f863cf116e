using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Icns;

namespace Releasing.Formats.Ico;

/// <summary>Icons of Windows (<c>.ico</c>): an ICONDIR with images that, since Windows Vista, may be PNG as they are.</summary>
public static class IcoFile
{
    private const int HeaderLength = 6;
    private const int EntryLength = 16;
    private const int LargestFile = 64 * 1024 * 1024;

    // Those that Windows shows in lists, in the start menu and on the desktop; 256 is the largest that the format has.
    private static readonly int[] s_sizes = [16, 32, 48, 256];

    /// <summary>The icon of a picture.</summary>
    /// <param name="picture">A square PNG of at least 16 pixels, best 256 or more, which is reduced to the usual sizes; or an icon, which stays as it is.</param>
    /// <exception cref="InvalidInputException">It is missing, neither of them, not square, too small, or of a kind that cannot be reduced.</exception>
    public static ContentSource Of(ContentSource picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (picture.Length > LargestFile)
        {
            throw new InvalidInputException(picture.Origin, $"the icon has {picture.Length} bytes, and {LargestFile} are allowed", "Make it smaller");
        }

        var bytes = new byte[picture.Length];
        using (var stream = picture.Open())
        {
            stream.ReadExactly(bytes);
        }

        return ContentSource.FromBytes(IsIcon(bytes) ? bytes : Join(Images(bytes, picture.Origin)), picture.Origin);
    }

    private static List<(int Size, byte[] Image)> Images(byte[] png, string path)
    {
        var header = PngHeader.Read(png.AsSpan(0, Math.Min(png.Length, PngHeader.Length)), path);
        if (header.Width != header.Height || header.Width < s_sizes[0])
        {
            throw new InvalidInputException(path, $"the icon has {header.Width} × {header.Height} pixels (ICONDIRENTRY)", $"Give a square PNG of at least {s_sizes[0]}, best 256 or more");
        }

        var picture = new Lazy<PngImage>(() => PngReader.Read(png, path));
        return
        [
            .. s_sizes.Where(size => size <= header.Width)
                .Select(size => (size, size == header.Width ? png : PngWriter.Write(picture.Value.Reduce(size)))),
        ];
    }

    private static byte[] Join(List<(int Size, byte[] Image)> images)
    {
        var offset = HeaderLength + (images.Count * EntryLength);
        var icon = new byte[offset + images.Sum(image => image.Image.Length)];
        BinaryPrimitives.WriteUInt16LittleEndian(icon.AsSpan(2), 1); // an icon, no cursor
        BinaryPrimitives.WriteUInt16LittleEndian(icon.AsSpan(4), (ushort)images.Count);
        for (var index = 0; index < images.Count; index++)
        {
            var (size, image) = images[index];
            var entry = icon.AsSpan(HeaderLength + (index * EntryLength), EntryLength);
            entry[0] = entry[1] = (byte)size; // 256 is written as 0
            BinaryPrimitives.WriteUInt16LittleEndian(entry[4..], 1); // planes
            BinaryPrimitives.WriteUInt16LittleEndian(entry[6..], 32); // bits of a pixel
            BinaryPrimitives.WriteInt32LittleEndian(entry[8..], image.Length);
            BinaryPrimitives.WriteInt32LittleEndian(entry[12..], offset);
            image.CopyTo(icon, offset);
            offset += image.Length;
        }

        return icon;
    }

    private static bool IsIcon(byte[] bytes) =>
        bytes.Length > HeaderLength + EntryLength && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == 0x00010000 && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(4)) is > 0 and < 256;
}

using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Icns;

/// <summary>Makes icons of macOS (<c>.icns</c>) of PNG pictures: those that are there as they are, the sizes below them reduced.</summary>
public static class IcnsFile
{
    private const int HeaderLength = 8;
    private const int SmallestSource = 128;
    private const long LargestSource = 64 * 1024 * 1024;

    // The kinds that hold PNG, in the order in which they are written, by pixels: for each size the one for plain displays and the one for twice the density.
    private static readonly (string Kind, int Size)[] s_kinds =
    [
        ("icp4", 16), ("icp5", 32), ("ic11", 32), ("ic12", 64), ("ic07", 128), ("ic08", 256), ("ic13", 256), ("ic09", 512), ("ic14", 512), ("ic10", 1024),
    ];

    /// <summary>Makes an icon.</summary>
    /// <param name="pictures">Square PNG files, one or several sizes; the next larger one is reduced where a size is missing. The largest has at least 128 pixels, best 1024.</param>
    /// <returns>The bytes of the icon.</returns>
    /// <exception cref="InvalidInputException">A picture is no PNG, is not square, too small, or of a kind that cannot be reduced.</exception>
    public static byte[] Make(IEnumerable<ContentSource> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var sources = pictures.Select(Read).OrderBy(source => source.Header.Width).ToList();
        if (sources.Count == 0 || sources[^1].Header.Width < SmallestSource)
        {
            throw new InvalidInputException(sources.Count == 0 ? "icon" : sources[^1].Path, $"an icon needs a picture of at least {SmallestSource} × {SmallestSource} pixels", "Give one of 512 or 1024");
        }

        var made = new Dictionary<int, byte[]>();
        foreach (var size in s_kinds.Select(kind => kind.Size).Distinct().Where(size => size <= sources[^1].Header.Width))
        {
            var source = sources.First(candidate => candidate.Header.Width >= size);
            made[size] = source.Header.Width == size ? source.File : PngWriter.Write(source.Image.Value.Reduce(size));
        }

        return Join([.. s_kinds.Where(kind => made.ContainsKey(kind.Size)).Select(kind => (kind.Kind, made[kind.Size]))]);
    }

    /// <summary>Why a picture alone can make no icon, from its first bytes.</summary>
    /// <param name="picture">A PNG file.</param>
    /// <returns>One full sentence each.</returns>
    public static IEnumerable<string> Problems(ContentSource picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        using var stream = picture.Open();
        var start = new byte[PngHeader.Length];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        try
        {
            var header = PngHeader.Read(start.AsSpan(0, read), picture.Origin);
            return header.Width != header.Height ? [$"The icon '{picture.Origin}' has {header.Width} × {header.Height} pixels. Make it square, best of 1024 × 1024."]
                : header.Width < SmallestSource ? [$"The icon '{picture.Origin}' has {header.Width} × {header.Width} pixels. Make it of at least {SmallestSource}, best of 1024."]
                : header.IsInterlaced || header.BitDepth != 8 ? [$"The icon '{picture.Origin}' is interlaced or has other samples than 8 bits, and cannot be made smaller. Save it without."]
                : [];
        }
        catch (InvalidInputException error)
        {
            return [error.Message];
        }
    }

    private static byte[] Join(IReadOnlyList<(string Kind, byte[] Png)> elements)
    {
        var icon = new byte[HeaderLength + elements.Sum(element => HeaderLength + element.Png.Length)];
        var writer = new BigEndianWriter(icon);
        writer.Bytes("icns"u8);
        writer.U32((uint)icon.Length);
        foreach (var (kind, png) in elements)
        {
            writer.Bytes(System.Text.Encoding.ASCII.GetBytes(kind));
            writer.U32((uint)(HeaderLength + png.Length));
            writer.Bytes(png);
        }

        return icon;
    }

    private static Source Read(ContentSource picture)
    {
        if (picture.Length > LargestSource)
        {
            throw new InvalidInputException(picture.Origin, "the picture is larger than 64 MiB", "Give a smaller one");
        }

        using var stream = picture.Open();
        var file = new byte[picture.Length];
        stream.ReadExactly(file);
        var header = PngHeader.Read(file, picture.Origin);
        return header.Width == header.Height
            ? new Source(picture.Origin, file, header, new Lazy<PngImage>(() => PngReader.Read(file, picture.Origin)))
            : throw new InvalidInputException(picture.Origin, $"the picture has {header.Width} × {header.Height} pixels and is not square", "Make it square");
    }

    private sealed record Source(string Path, byte[] File, PngHeader Header, Lazy<PngImage> Image);
}

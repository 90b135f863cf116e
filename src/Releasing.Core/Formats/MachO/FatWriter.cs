using System.Buffers.Binary;
using Releasing.Failures;
using Releasing.Files;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.MachO;

/// <summary>
/// Joins thin Mach-O programs into a universal one (&lt;mach-o/fat.h&gt;), as <c>lipo -create</c> does. The slices' bytes are not
/// changed, so a signature inside a slice stays valid.
/// </summary>
public static class FatWriter
{
    private const int HeaderLength = 8;
    private const int EntryLength = 20;

    // Pages have 16 KiB on Apple's Arm processors and 4 KiB on Intel's; a slice begins at a page.
    private const int Arm64Alignment = 14;
    private const int OtherAlignment = 12;

    /// <summary>Writes the universal program; when that fails or is cancelled, nothing is left and an older file stays.</summary>
    /// <param name="path">Where it goes.</param>
    /// <param name="slices">Paths of the thin programs, in any order; they are laid down by processor number, Intel before Arm.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>Path, size and SHA-256.</returns>
    /// <exception cref="ReleaseException">A slice is no thin Mach-O program, two are for one processor, or the whole passes 4 GiB.</exception>
    public static async Task<WrittenFile> WriteAsync(string path, IEnumerable<string> slices, CancellationToken cancellationToken = default)
    {
        var parts = slices.Select(Part.Read).OrderBy(part => part.Slice.CpuType).ToList();
        if (parts.Count == 0)
        {
            throw new InvalidInputException(path, "a universal program was asked for without any slice", "Name at least one thin program");
        }

        foreach (var pair in parts.GroupBy(part => part.Slice.CpuType).Where(group => group.Count() > 1))
        {
            throw new InvalidInputException(pair.Last().Path, $"the slice is for the same processor as {pair.First().Path}", "Name one thin program for each processor");
        }

        Place(path, parts);
        var written = await AtomicFile.WriteHashedAsync(
            path,
            (output, token) => WriteAsync(output, parts, token),
            cancellationToken: cancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(parts[0].Path));
        }

        return written;
    }

    private static void Place(string path, List<Part> parts)
    {
        long end = HeaderLength + (EntryLength * parts.Count);
        foreach (var part in parts)
        {
            part.Offset = (end + (1L << part.Alignment) - 1) >> part.Alignment << part.Alignment;
            end = part.Offset + part.Slice.Length;
        }

        if (end > uint.MaxValue)
        {
            throw new InvalidInputException(path, "the slices pass 4 GiB together", "Strip debug information from them");
        }
    }

    private static async Task WriteAsync(Stream output, List<Part> parts, CancellationToken cancellationToken)
    {
        await output.WriteAsync(Header(parts), cancellationToken);
        long position = HeaderLength + (EntryLength * parts.Count);
        foreach (var part in parts)
        {
            await output.WriteAsync(new byte[part.Offset - position], cancellationToken);
            await ContentSource.FromFile(part.Path).CopyToAsync(output, part.Slice.Length, cancellationToken);
            position = part.Offset + part.Slice.Length;
        }
    }

    private static byte[] Header(List<Part> parts)
    {
        var header = new byte[HeaderLength + (EntryLength * parts.Count)];
        BinaryPrimitives.WriteUInt32BigEndian(header, MachOImage.FatMagic);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), (uint)parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            var entry = header.AsSpan(HeaderLength + (EntryLength * i));
            BinaryPrimitives.WriteUInt32BigEndian(entry, parts[i].Slice.CpuType);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], parts[i].Slice.CpuSubtype);
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)parts[i].Offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)parts[i].Slice.Length);
            BinaryPrimitives.WriteUInt32BigEndian(entry[16..], (uint)parts[i].Alignment);
        }

        return header;
    }

    private sealed record Part(string Path, MachOSlice Slice)
    {
        public long Offset { get; set; }

        public int Alignment => Slice.CpuType == MachOSlice.Arm64 ? Arm64Alignment : OtherAlignment;

        public static Part Read(string path)
        {
            if (BinaryImage.FormatOf(path) != BinaryFormat.MachO)
            {
                throw new InvalidInputException(path, "the slice is no Mach-O program", "Name programs compiled for macOS");
            }

            using var stream = File.OpenRead(path);
            var image = MachOImage.Read(new HeaderReader(stream, path));
            return image.IsFat
                ? throw new InvalidInputException(path, "the slice is a universal program already", "Name thin programs")
                : new Part(path, image.Slices[0]);
        }
    }
}

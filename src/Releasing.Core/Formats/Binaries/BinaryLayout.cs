using Releasing.Formats.Elf;
using Releasing.Formats.MachO;
using Releasing.Formats.Pe;

namespace Releasing.Formats.Binaries;

/// <summary>Where the sections and segments of a program lie. Sections are missing when the program was stripped of them.</summary>
/// <param name="Reader">Reads the program; for a universal one the slice.</param>
/// <param name="Format">The file format.</param>
/// <param name="Sections">The named sections that have bytes in the file, in its order.</param>
/// <param name="Segments">What is loaded: segments, for PE its sections.</param>
internal sealed record BinaryLayout(HeaderReader Reader, BinaryFormat Format, IReadOnlyList<BinaryPart> Sections, IReadOnlyList<BinaryPart> Segments)
{
    /// <summary>The layouts of a file: one, or those of the slices of a universal program; none when it is no program.</summary>
    /// <param name="stream">The whole file; it stays open.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="Failures.InvalidInputException">A header is damaged; the message names the field.</exception>
    public static IReadOnlyList<BinaryLayout> Read(Stream stream, string path)
    {
        var reader = new HeaderReader(stream, path);
        return BinaryImage.Recognise(reader) switch
        {
            BinaryFormat.Elf => [ElfLayout.Read(reader)],
            BinaryFormat.Pe => PeLayout.Read(reader) is { } layout ? [layout] : [],
            BinaryFormat.MachO => MachOLayout.Read(reader),
            _ => [],
        };
    }

    /// <summary>The first section of a name; null when there is none.</summary>
    public BinaryPart? Section(string name) => Sections.FirstOrDefault(section => section.Name == name);

    /// <summary>Where an address of the loaded program lies in the file, and how many bytes follow it there; null when none is loaded there.</summary>
    public (ulong Offset, ulong Length)? Locate(ulong address) =>
        Segments.FirstOrDefault(segment => segment.Holds(address)) is { } segment
            ? (unchecked(segment.Offset + (address - segment.Address)), segment.Length - (address - segment.Address))
            : null;
}

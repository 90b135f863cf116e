using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The program headers (System V ABI, "Program Header"), which a stripped file keeps, unlike its sections.</summary>
internal sealed class ElfSegments
{
    private const uint Load = 1;
    private const uint DynamicLinking = 2;
    private const uint InterpreterPath = 3;

    // Bits of p_flags: PF_X and PF_W.
    private const uint Executable = 1;
    private const uint Writable = 2;

    private readonly List<Segment> _segments = [];

    private sealed record Segment(uint Type, uint Flags, ulong Offset, ulong Address, ulong FileSize);

    public static ElfSegments Read(HeaderReader reader, ElfHeader header)
    {
        var segments = new ElfSegments();
        if (header.SegmentCount == 0)
        {
            return segments;
        }

        var table = reader.Part(header.SegmentsOffset, (ulong)header.SegmentCount * header.SegmentSize, "ELF program header table");
        for (uint i = 0; i < header.SegmentCount; i++)
        {
            var entry = (ulong)i * header.SegmentSize;
            segments._segments.Add(new Segment(
                table.U32(entry, "ELF p_type"),
                table.U32(entry + (header.Is64 ? 4u : 24u), "ELF p_flags"),
                header.Word(table, entry + (header.Is64 ? 8u : 4u), "ELF p_offset"),
                header.Word(table, entry + (header.Is64 ? 16u : 8u), "ELF p_vaddr"),
                header.Word(table, entry + (header.Is64 ? 32u : 16u), "ELF p_filesz")));
        }

        return segments;
    }

    /// <summary>The parts of the file that are loaded (PT_LOAD), in the file's order.</summary>
    public IEnumerable<BinaryPart> Loaded() =>
        from segment in _segments
        where segment.Type == Load
        select new BinaryPart("ELF PT_LOAD", segment.Address, segment.Offset, segment.FileSize, (segment.Flags & (Executable | Writable)) == Writable);

    /// <summary>The loader's path; null without PT_INTERP.</summary>
    public string? Interpreter(HeaderReader reader) =>
        _segments.Find(segment => segment.Type == InterpreterPath) is { } segment ? reader.Text(segment.Offset, "ELF PT_INTERP") : null;

    /// <summary>Where the dynamic section lies in the file; null without PT_DYNAMIC.</summary>
    public (ulong Offset, ulong Length)? Dynamic() =>
        _segments.Find(segment => segment.Type == DynamicLinking) is { } segment ? (segment.Offset, segment.FileSize) : null;

    /// <summary>Where an address of the loaded program lies in the file.</summary>
    public ulong OffsetOf(HeaderReader reader, ulong address, string field) =>
        _segments.Find(segment => segment.Type == Load && address >= segment.Address && address - segment.Address < segment.FileSize) is { } segment
            ? unchecked(segment.Offset + (address - segment.Address))
            : throw reader.Wrong(field, $"points to address 0x{address:x}, which no segment loads");
}

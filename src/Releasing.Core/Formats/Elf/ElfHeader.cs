using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The file header (System V ABI, "ELF Header").</summary>
internal sealed record ElfHeader(bool Is64, ushort Machine, uint Flags, ulong SegmentsOffset, ushort SegmentSize, ushort SegmentCount)
{
    // PN_XNUM: the count stands elsewhere. No program has so many segments.
    private const ushort CountElsewhere = 0xFFFF;

    public static ElfHeader Read(HeaderReader reader)
    {
        var identification = reader.Bytes(0, 16, "ELF e_ident");
        var is64 = identification[4] switch
        {
            1 => false,
            2 => true,
            var other => throw reader.Wrong("ELF EI_CLASS", $"is {other}, neither 1 nor 2"),
        };
        reader.IsBigEndian = identification[5] switch
        {
            1 => false,
            2 => true,
            var other => throw reader.Wrong("ELF EI_DATA", $"is {other}, neither 1 nor 2"),
        };
        var header = new ElfHeader(
            is64,
            reader.U16(18, "ELF e_machine"),
            reader.U32(is64 ? 48u : 36u, "ELF e_flags"),
            is64 ? reader.U64(32, "ELF e_phoff") : reader.U32(28, "ELF e_phoff"),
            reader.U16(is64 ? 54u : 42u, "ELF e_phentsize"),
            reader.U16(is64 ? 56u : 44u, "ELF e_phnum"));
        if (header.SegmentCount == CountElsewhere)
        {
            throw reader.Wrong("ELF e_phnum", "is beyond what a program has");
        }

        if (header.SegmentCount > 0 && header.SegmentSize < (is64 ? 56 : 32))
        {
            throw reader.Wrong("ELF e_phentsize", $"is {header.SegmentSize}, too small for an entry");
        }

        return header;
    }

    /// <summary>Reads an address or length of the file's own width.</summary>
    public ulong Word(HeaderReader reader, ulong offset, string field) => Is64 ? reader.U64(offset, field) : reader.U32(offset, field);
}

using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The sections (System V ABI, "Section Header") and loaded segments of an ELF file.</summary>
internal static class ElfLayout
{
    // SHT_NOBITS: a section without bytes in the file. SHF_WRITE and SHF_EXECINSTR.
    private const uint NoBits = 8;
    private const uint Writable = 1;
    private const uint Executable = 4;

    public static BinaryLayout Read(HeaderReader reader)
    {
        var header = ElfHeader.Read(reader);
        return new BinaryLayout(reader, BinaryFormat.Elf, Sections(reader, header), [.. ElfSegments.Read(reader, header).Loaded()]);
    }

    private static List<BinaryPart> Sections(HeaderReader reader, ElfHeader header)
    {
        var is64 = header.Is64;
        var start = header.Word(reader, is64 ? 40u : 32u, "ELF e_shoff");
        var size = reader.U16(is64 ? 58u : 46u, "ELF e_shentsize");
        var count = reader.U16(is64 ? 60u : 48u, "ELF e_shnum");
        var names = reader.U16(is64 ? 62u : 50u, "ELF e_shstrndx");
        if (start == 0 || count == 0 || names == 0)
        {
            return [];
        }

        if (size < (is64 ? 64 : 40))
        {
            throw reader.Wrong("ELF e_shentsize", $"is {size}, too small for an entry");
        }

        if (names >= count)
        {
            throw reader.Wrong("ELF e_shstrndx", $"is {names}, but there are {count} sections");
        }

        var table = reader.Part(start, (ulong)count * size, "ELF section header table");
        var (_, _, _, namesOffset, namesLength) = Entry(table, header, (ulong)names * size);
        var text = reader.Part(namesOffset, namesLength, "ELF section names");
        var sections = new List<BinaryPart>();
        for (uint i = 0; i < count; i++)
        {
            var entry = (ulong)i * size;
            var (type, flags, address, offset, length) = Entry(table, header, entry);
            if (type is not (0 or NoBits))
            {
                var name = text.Name(table.U32(entry, "ELF sh_name"), "ELF sh_name");
                sections.Add(new BinaryPart(name, address, offset, length, (flags & (Writable | Executable)) == Writable));
            }
        }

        return sections;
    }

    private static (uint Type, ulong Flags, ulong Address, ulong Offset, ulong Length) Entry(HeaderReader table, ElfHeader header, ulong entry)
    {
        ulong width = header.Is64 ? 8u : 4u;
        return (
            table.U32(entry + 4, "ELF sh_type"),
            header.Word(table, entry + 8, "ELF sh_flags"),
            header.Word(table, entry + 8 + width, "ELF sh_addr"),
            header.Word(table, entry + 8 + (2 * width), "ELF sh_offset"),
            header.Word(table, entry + 8 + (3 * width), "ELF sh_size"));
    }
}

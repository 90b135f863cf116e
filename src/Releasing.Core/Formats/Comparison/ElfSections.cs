using Releasing.Formats.Binaries;
using Releasing.Formats.Elf;

namespace Releasing.Formats.Comparison;

/// <summary>The sections of an ELF program (System V ABI, "Sections"), which tell what a difference is about.</summary>
internal static class ElfSections
{
    private const uint NoBits = 8;

    /// <summary>Reads the sections that have bytes in the file; none when the table was stripped away.</summary>
    public static IEnumerable<Member> Read(HeaderReader reader, Stream file)
    {
        var header = ElfHeader.Read(reader);
        var (word, after) = header.Is64 ? (8u, 40u) : (4u, 32u);
        var tableAt = header.Word(reader, after, "ELF e_shoff");
        var counts = header.Is64 ? 58u : 46u;
        var (size, count, namesAt) = (reader.U16(counts, "ELF e_shentsize"), reader.U16(counts + 2, "ELF e_shnum"), reader.U16(counts + 4, "ELF e_shstrndx"));
        if (count == 0)
        {
            yield break;
        }

        var table = reader.Part(tableAt, (ulong)count * size, "ELF section header table");
        var names = Place(namesAt);
        for (uint index = 0; index < count; index++)
        {
            var (offset, length) = Place(index);
            if (length > 0 && table.U32((index * size) + 4, "ELF sh_type") is not (0 or NoBits))
            {
                _ = reader.Part(offset, length, "ELF section");
                var name = reader.Text(names.Offset + table.U32(index * size, "ELF sh_name"), "ELF section name");
                yield return new Member("section " + name, [], target => FileRange.Copy(file, offset, length, target));
            }
        }

        (ulong Offset, ulong Length) Place(uint index) => (
            header.Word(table, (index * size) + 8 + (2 * word), "ELF sh_offset"),
            header.Word(table, (index * size) + 8 + (3 * word), "ELF sh_size"));
    }
}

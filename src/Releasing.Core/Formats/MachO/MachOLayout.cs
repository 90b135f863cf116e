using Releasing.Formats.Binaries;

namespace Releasing.Formats.MachO;

/// <summary>The segments and sections of a Mach-O file (&lt;mach-o/loader.h&gt;), slice by slice.</summary>
internal static class MachOLayout
{
    private const uint MostSlices = 16;
    private const uint MostCommands = 4096;
    private const uint MostSections = 4096;

    // LC_SEGMENT and LC_SEGMENT_64; VM_PROT_READ with VM_PROT_WRITE; the section type S_ZEROFILL.
    private const uint Segment32 = 0x01;
    private const uint Segment64 = 0x19;
    private const uint ReadWrite = 3;
    private const uint ZeroFill = 1;

    public static IReadOnlyList<BinaryLayout> Read(HeaderReader reader)
    {
        reader.IsBigEndian = true;
        var magic = reader.U32(0, "Mach-O magic");
        if (magic is not (MachOImage.FatMagic or MachOImage.FatMagic64))
        {
            return [Slice(reader)];
        }

        var is64 = magic == MachOImage.FatMagic64;
        var count = reader.Length < 8 ? 0 : reader.U32(4, "Mach-O nfat_arch");
        var slices = new List<BinaryLayout>();

        // A Java class file has the same magic number, with its version, 45 or more, in place of the count.
        for (uint i = 0; count <= MostSlices && i < count; i++)
        {
            ulong entry = 8 + (i * (is64 ? 32u : 20u));
            var offset = is64 ? reader.U64(entry + 8, "Mach-O fat_arch offset") : reader.U32(entry + 8, "Mach-O fat_arch offset");
            var length = is64 ? reader.U64(entry + 16, "Mach-O fat_arch size") : reader.U32(entry + 12, "Mach-O fat_arch size");
            slices.Add(Slice(reader.Part(offset, length, "Mach-O fat_arch offset")));
        }

        return slices;
    }

    private static BinaryLayout Slice(HeaderReader reader)
    {
        reader.IsBigEndian = false;
        var magic = reader.U32(0, "Mach-O magic");
        reader.IsBigEndian = magic is 0xCEFAEDFE or 0xCFFAEDFE;
        if (magic is not (0xFEEDFACE or 0xCEFAEDFE or 0xFEEDFACF or 0xCFFAEDFE))
        {
            throw reader.Wrong("Mach-O magic", $"is 0x{magic:x}, not that of a thin program");
        }

        var commands = reader.U32(16, "Mach-O ncmds");
        if (commands > MostCommands)
        {
            throw reader.Wrong("Mach-O ncmds", $"is {commands}, more than {MostCommands}");
        }

        var sections = new List<BinaryPart>();
        var segments = new List<BinaryPart>();
        ulong offset = magic is 0xFEEDFACF or 0xCFFAEDFE ? 32u : 28u;
        for (uint i = 0; i < commands; i++)
        {
            var length = reader.U32(offset + 4, "Mach-O cmdsize");
            if (length < 8)
            {
                throw reader.Wrong("Mach-O cmdsize", $"of load command {i} is {length}, less than its own header");
            }

            if (reader.U32(offset, "Mach-O cmd") is (Segment32 or Segment64) and var command)
            {
                Segment(reader.Part(offset, length, "Mach-O LC_SEGMENT"), command == Segment64, segments, sections);
            }

            offset += length;
        }

        return new BinaryLayout(reader, BinaryFormat.MachO, sections, segments);
    }

    private static void Segment(HeaderReader command, bool is64, List<BinaryPart> segments, List<BinaryPart> sections)
    {
        ulong Word(ulong offset, string field) => is64 ? command.U64(offset, field) : command.U32(offset, field);

        uint width = is64 ? 8u : 4u;
        ulong protection = 24 + (4 * width);
        var isData = command.U32(protection, "Mach-O maxprot") == ReadWrite && command.U32(protection + 4, "Mach-O initprot") == ReadWrite;
        var name = command.Part(8, 16, "Mach-O segname").Name(0, "Mach-O segname");
        segments.Add(new BinaryPart(name, Word(24, "Mach-O vmaddr"), Word(24 + (2 * width), "Mach-O fileoff"), Word(24 + (3 * width), "Mach-O filesize"), isData));

        var count = command.U32(protection + 8, "Mach-O nsects");
        if (count > MostSections || sections.Count + count > MostSections)
        {
            throw command.Wrong("Mach-O nsects", $"is {count}; a program has at most {MostSections} sections");
        }

        for (uint i = 0; i < count; i++)
        {
            var entry = protection + 16 + (i * (is64 ? 80u : 68u));
            var numbers = entry + 32 + (2 * width);
            if ((command.U32(numbers + 16, "Mach-O section flags") & 0xFF) != ZeroFill)
            {
                sections.Add(new BinaryPart(
                    command.Part(entry, 16, "Mach-O sectname").Name(0, "Mach-O sectname"),
                    Word(entry + 32, "Mach-O section addr"),
                    command.U32(numbers, "Mach-O section offset"),
                    Word(entry + 32 + width, "Mach-O section size"),
                    isData));
            }
        }
    }
}

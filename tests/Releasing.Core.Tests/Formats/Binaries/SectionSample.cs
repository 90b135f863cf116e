using System.Text;

namespace Releasing.Core.Tests.Formats.Binaries;

/// <summary>Makes programs that consist of named sections, each loaded as data at an address of its own, and nothing else.</summary>
public sealed class SectionSample
{
    private const int Base = 0x400000;
    private const int Start = 0x1000;

    private readonly List<(string Name, byte[] Content)> _sections = [];

    public bool Is64 { get; init; } = true;

    public bool IsBigEndian { get; init; }

    /// <summary>ELF: leaves the section table out, as stripping tools can.</summary>
    public bool IsWithoutSections { get; init; }

    /// <summary>Overrides the length that the section table tells of every section.</summary>
    public long? ToldLength { get; init; }

    public SectionSample Add(string name, byte[] content)
    {
        _sections.Add((name, content));
        return this;
    }

    /// <summary>Where the content of a section is loaded, when all sections before it have these lengths.</summary>
    public static long AddressAfter(params int[] lengths) => Base + Start + lengths.Sum(Padded);

    public byte[] Elf()
    {
        var table = new ByteWriter().Raw(0);
        var names = _sections.Select(section => section.Name).Append(".shstrtab").Select(name =>
        {
            var at = table.Position;
            table.Text(name);
            return at;
        }).ToList();
        var entry = Is64 ? 64 : 40;
        var namesAt = Start + _sections.Sum(section => Padded(section.Content.Length));
        var sectionsAt = Padded(namesAt + table.Position);
        var header = Is64 ? 64 : 52;
        var file = new ByteWriter(IsBigEndian, Is64)
            .Raw(0x7F, (byte)'E', (byte)'L', (byte)'F', (byte)(Is64 ? 2 : 1), (byte)(IsBigEndian ? 2 : 1), 1).PadTo(16)
            .U16(2).U16(Is64 ? 62 : 3).U32(1).Word(0).Word(header).Word(IsWithoutSections ? 0 : sectionsAt).U32(0)
            .U16(header).U16(Is64 ? 56 : 32).U16(_sections.Count).U16(entry).U16(IsWithoutSections ? 0 : _sections.Count + 2).U16(IsWithoutSections ? 0 : _sections.Count + 1);
        Each((_, offset, length) => ElfSegment(file, offset, length));
        file.PadTo(Start);
        Each((section, offset, _) => file.PadTo(offset).Raw(section.Content));
        file.PadTo(namesAt).Raw(table.ToArray()).PadTo(sectionsAt).PadTo(sectionsAt + entry);
        var index = 0;
        Each((_, offset, length) => ElfSection(file, names[index++], 1, 3, Base + offset, offset, ToldLength ?? length));
        ElfSection(file, names[index], 3, 0, 0, namesAt, table.Position);
        return file.ToArray();
    }

    public byte[] Pe()
    {
        var file = new ByteWriter().Raw((byte)'M', (byte)'Z').PadTo(0x3C).U32(0x80).PadTo(0x80);
        var optionalLength = (Is64 ? 112 : 96) + (16 * 8);
        file.Raw((byte)'P', (byte)'E', 0, 0).U16(Is64 ? 0x8664 : 0x14C).U16(_sections.Count).U32(0).U32(0).U32(0).U16(optionalLength).U16(0x22);
        var optional = file.Position;
        file.U16(Is64 ? 0x20B : 0x10B).PadTo(optional + (Is64 ? 24 : 28));
        _ = Is64 ? file.U64(Base) : file.U32(Base);
        file.PadTo(optional + 68).U16(3).PadTo(optional + optionalLength - (16 * 8) - 4).U32(16).PadTo(optional + optionalLength);
        Each((section, offset, length) =>
        {
            file.Raw([.. Encoding.ASCII.GetBytes(section.Name.PadRight(8, '\0')[..8])]).U32(length).U32(offset).U32(ToldLength ?? length).U32(offset).U32(0).U32(0).U32(0);
            file.U32(0xC0000040);
        });
        file.PadTo(Start);
        Each((section, offset, _) => file.PadTo(offset).Raw(section.Content));
        return file.ToArray();
    }

    public byte[] MachO()
    {
        var width = Is64 ? 8 : 4;
        var file = new ByteWriter(IsBigEndian, Is64).U32(Is64 ? 0xFEEDFACF : 0xFEEDFACE).U32(Is64 ? 0x01000007 : 7).U32(3).U32(2).U32(_sections.Count)
            .U32(_sections.Count * ((Is64 ? 72 : 56) + (Is64 ? 80 : 68))).U32(0);
        if (Is64)
        {
            file.U32(0);
        }

        Each((section, offset, length) =>
        {
            var start = file.Position;
            file.U32(Is64 ? 0x19 : 1).U32((Is64 ? 72 : 56) + (Is64 ? 80 : 68)).Raw(Fixed("__DATA"))
                .Word(Base + offset).Word(length).Word(offset).Word(length).U32(3).U32(3).U32(1).U32(0)
                .Raw(Fixed(section.Name)).Raw(Fixed("__DATA")).Word(Base + offset).Word(ToldLength ?? length).U32(offset).U32(0).U32(0).U32(0).U32(0)
                .PadTo(start + 24 + (4 * width) + 16 + (Is64 ? 80 : 68));
        });
        file.PadTo(Start);
        Each((section, offset, _) => file.PadTo(offset).Raw(section.Content));
        return file.ToArray();
    }

    private static byte[] Fixed(string name) => [.. Encoding.ASCII.GetBytes(name.PadRight(16, '\0')[..16])];

    private static int Padded(int length) => (length + 63) / 64 * 64;

    private void ElfSegment(ByteWriter file, int offset, int length)
    {
        file.U32(1);
        if (Is64)
        {
            file.U32(6).Word(offset).Word(Base + offset).Word(0).Word(length).Word(length).Word(64);
        }
        else
        {
            file.Word(offset).Word(Base + offset).Word(0).Word(length).Word(length).U32(6).Word(64);
        }
    }

    private static void ElfSection(ByteWriter file, int name, int type, int flags, long address, int offset, long length) =>
        file.U32(name).U32(type).Word(flags).Word(address).Word(offset).Word(length).U32(0).U32(0).Word(1).Word(0);

    private void Each(Action<(string Name, byte[] Content), int, int> each)
    {
        var offset = Start;
        foreach (var section in _sections)
        {
            each(section, offset, section.Content.Length);
            offset += Padded(section.Content.Length);
        }
    }
}

using System.Text;
using Releasing.Core.Tests.Formats.Binaries;

namespace Releasing.Core.Tests.Formats.Elf;

/// <summary>Makes an ELF file that has headers, an interpreter, a dynamic section and version needs, and no code.</summary>
public sealed class ElfSample
{
    private const int Base = 0x10000;

    public bool Is64 { get; init; } = true;

    public bool IsBigEndian { get; init; }

    public int Machine { get; init; } = 62;

    public int Flags { get; init; }

    public string? Interpreter { get; init; }

    public string[] Libraries { get; init; } = [];

    /// <summary>Versions needed, by library.</summary>
    public (string Library, string[] Versions)[] Needs { get; init; } = [];

    /// <summary>DT_SONAME; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>Versions that the library defines under its name.</summary>
    public string[] Offers { get; init; } = [];

    /// <summary>Tags of hash tables, such as 4 (DT_HASH); they point nowhere.</summary>
    public long[] Hashes { get; init; } = [];

    public byte[] Build()
    {
        var headerLength = Is64 ? 64 : 52;
        var entryLength = Is64 ? 56 : 32;
        var start = headerLength + (3 * entryLength);
        var strings = new Dictionary<string, int>();
        var table = new ByteWriter().Raw(0);
        foreach (var name in Libraries.Concat(Needs.SelectMany(need => need.Versions.Append(need.Library))).Concat(Offers).Concat(Name is null ? [] : [Name]).Distinct())
        {
            strings[name] = table.Position;
            table.Text(name);
        }

        var interpreter = Encoding.ASCII.GetBytes((Interpreter ?? "") + "\0");
        var stringsAt = start + interpreter.Length;
        var needsAt = stringsAt + table.Position;
        var needs = BuildNeeds(strings);
        var offersAt = needsAt + needs.Length;
        var offers = BuildOffers(strings);
        var dynamicAt = offersAt + offers.Length;
        var dynamic = new ByteWriter(IsBigEndian, Is64);
        foreach (var library in Libraries)
        {
            dynamic.Word(1).Word(strings[library]);
        }

        dynamic.Word(5).Word(Base + stringsAt);
        if (Needs.Length > 0)
        {
            dynamic.Word(0x6FFFFFFE).Word(Base + needsAt).Word(0x6FFFFFFF).Word(Needs.Length);
        }

        if (Name is not null)
        {
            dynamic.Word(14).Word(strings[Name]);
        }

        if (Offers.Length > 0)
        {
            dynamic.Word(0x6FFFFFFC).Word(Base + offersAt).Word(0x6FFFFFFD).Word(Offers.Length + 1);
        }

        foreach (var hash in Hashes)
        {
            dynamic.Word(hash).Word(0);
        }

        dynamic.Word(0).Word(0);
        var length = dynamicAt + dynamic.Position;

        var file = new ByteWriter(IsBigEndian, Is64)
            .Raw(0x7F, (byte)'E', (byte)'L', (byte)'F', (byte)(Is64 ? 2 : 1), (byte)(IsBigEndian ? 2 : 1), 1).PadTo(16)
            .U16(2).U16(Machine).U32(1).Word(0).Word(headerLength).Word(0).U32(Flags)
            .U16(headerLength).U16(entryLength).U16(3).U16(0).U16(0).U16(0);
        Segment(file, 1, 0, length);
        Segment(file, Interpreter is null ? 0 : 3, start, interpreter.Length);
        Segment(file, Libraries.Length + Needs.Length + Offers.Length + Hashes.Length == 0 && Name is null ? 0 : 2, dynamicAt, dynamic.Position);
        return file.Raw(interpreter).Raw(table.ToArray()).Raw(needs).Raw(offers).Raw(dynamic.ToArray()).ToArray();
    }

    private byte[] BuildOffers(Dictionary<string, int> strings)
    {
        if (Offers.Length == 0)
        {
            return [];
        }

        var offers = new ByteWriter(IsBigEndian, Is64);
        foreach (var (offer, index) in Offers.Prepend(Name!).Select((offer, index) => (offer, index)))
        {
            offers.U16(1).U16(index == 0 ? 1 : 0).U16(index + 1).U16(1).U32(0).U32(20).U32(index == Offers.Length ? 0 : 28).U32(strings[offer]).U32(0);
        }

        return offers.ToArray();
    }

    private byte[] BuildNeeds(Dictionary<string, int> strings)
    {
        var needs = new ByteWriter(IsBigEndian, Is64);
        foreach (var (library, versions) in Needs)
        {
            needs.U16(1).U16(versions.Length).U32(strings[library]).U32(16).U32(library == Needs[^1].Library ? 0 : 16 + (16 * versions.Length));
            foreach (var version in versions)
            {
                needs.U32(0).U16(0).U16(2).U32(strings[version]).U32(version == versions[^1] ? 0 : 16);
            }
        }

        return needs.ToArray();
    }

    private void Segment(ByteWriter file, int type, int offset, int length)
    {
        file.U32(type);
        if (Is64)
        {
            file.U32(4).Word(offset).Word(Base + offset).Word(0).Word(length).Word(length).Word(1);
        }
        else
        {
            file.Word(offset).Word(Base + offset).Word(0).Word(length).Word(length).U32(4).Word(1);
        }
    }
}

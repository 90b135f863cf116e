using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The dynamic section (System V ABI, chapter 5): the libraries a program asks for, and the symbol versions it asks them for.</summary>
internal sealed class ElfDynamic
{
    private const int MostEntries = 4096;

    private const ulong Needed = 1;
    private const ulong StringTable = 5;
    private const ulong VersionNeeds = 0x6FFFFFFE;
    private const ulong VersionNeedCount = 0x6FFFFFFF;

    private readonly List<ulong> _needed = [];
    private ulong? _strings;
    private ulong? _versionNeeds;
    private ulong _versionNeedCount;

    public ImmutableArray<string> Libraries { get; private set; } = [];

    public Version? GlibcRequired { get; private set; }

    public static ElfDynamic Read(HeaderReader reader, ElfHeader header, ElfSegments segments)
    {
        var dynamic = new ElfDynamic();
        if (segments.Dynamic() is not var (offset, length))
        {
            return dynamic;
        }

        dynamic.ReadEntries(reader, header, offset, length);
        if (dynamic._needed.Count == 0 && dynamic._versionNeeds is null)
        {
            return dynamic;
        }

        if (dynamic._strings is not { } address)
        {
            throw reader.Wrong("ELF DT_STRTAB", "is missing");
        }

        var strings = segments.OffsetOf(reader, address, "ELF DT_STRTAB");
        dynamic.Libraries = [.. dynamic._needed.Select(name => reader.Text(unchecked(strings + name), "ELF DT_NEEDED"))];
        if (dynamic._versionNeeds is { } needs)
        {
            var versions = new ElfVersionNeeds(reader, strings);
            dynamic.GlibcRequired = versions.HighestGlibc(segments.OffsetOf(reader, needs, "ELF DT_VERNEED"), dynamic._versionNeedCount);
        }

        return dynamic;
    }

    private void ReadEntries(HeaderReader reader, ElfHeader header, ulong offset, ulong length)
    {
        ulong width = header.Is64 ? 8u : 4u;
        var table = reader.Part(offset, length, "ELF PT_DYNAMIC");
        for (ulong entry = 0, count = 0; entry + (2 * width) <= length; entry += 2 * width)
        {
            var tag = header.Word(table, entry, "ELF d_tag");
            var value = header.Word(table, entry + width, "ELF d_val");
            if (tag == 0)
            {
                return;
            }

            if (++count > MostEntries)
            {
                throw reader.Wrong("ELF PT_DYNAMIC", $"has more than {MostEntries} entries");
            }

            switch (tag)
            {
                case Needed:
                    _needed.Add(value);
                    break;
                case StringTable:
                    _strings = value;
                    break;
                case VersionNeeds:
                    _versionNeeds = value;
                    break;
                case VersionNeedCount:
                    _versionNeedCount = value;
                    break;
            }
        }
    }
}

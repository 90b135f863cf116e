using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The dynamic section (System V ABI, chapter 5): the libraries a program asks for, and the symbol versions it asks them for.</summary>
internal sealed class ElfDynamic
{
    private const int MostEntries = 4096;

    private const ulong Needed = 1;
    private const ulong Hash = 4;
    private const ulong StringTable = 5;
    private const ulong SoName = 14;
    private const ulong GnuHash = 0x6FFFFEF5;
    private const ulong VersionOffers = 0x6FFFFFFC;
    private const ulong VersionOfferCount = 0x6FFFFFFD;
    private const ulong VersionNeeds = 0x6FFFFFFE;
    private const ulong VersionNeedCount = 0x6FFFFFFF;

    private readonly List<ulong> _needed = [];
    private readonly Dictionary<ulong, ulong> _values = [];

    public ImmutableArray<string> Libraries { get; private set; } = [];

    public Version? GlibcRequired { get; private set; }

    public ElfLinking Linking { get; private set; } = new() { Is64 = false };

    public static ElfDynamic Read(HeaderReader reader, ElfHeader header, ElfSegments segments)
    {
        var dynamic = new ElfDynamic { Linking = new ElfLinking { Is64 = header.Is64 } };
        if (segments.Dynamic() is var (offset, length))
        {
            dynamic.ReadEntries(reader, header, offset, length);
            if (dynamic._needed.Count > 0 || dynamic.Has(VersionNeeds) || dynamic.Has(VersionOffers) || dynamic.Has(SoName))
            {
                dynamic.ReadNames(reader, segments);
            }
        }

        return dynamic;
    }

    private bool Has(ulong tag) => _values.ContainsKey(tag);

    private void ReadNames(HeaderReader reader, ElfSegments segments)
    {
        if (!_values.TryGetValue(StringTable, out var address))
        {
            throw reader.Wrong("ELF DT_STRTAB", "is missing");
        }

        var strings = segments.OffsetOf(reader, address, "ELF DT_STRTAB");
        Libraries = [.. _needed.Select(name => reader.Text(unchecked(strings + name), "ELF DT_NEEDED"))];
        Linking = Linking with
        {
            LibraryName = _values.TryGetValue(SoName, out var name) ? reader.Text(unchecked(strings + name), "ELF DT_SONAME") : null,
            HasOnlyGnuHash = Has(GnuHash) && !Has(Hash),
            Needs = _values.TryGetValue(VersionNeeds, out var needs)
                ? new ElfVersionNeeds(reader, strings).Read(segments.OffsetOf(reader, needs, "ELF DT_VERNEED"), _values.GetValueOrDefault(VersionNeedCount))
                : [],
            Offers = _values.TryGetValue(VersionOffers, out var offers)
                ? ElfVersionOffers.Read(reader, strings, segments.OffsetOf(reader, offers, "ELF DT_VERDEF"), _values.GetValueOrDefault(VersionOfferCount))
                : [],
        };
        GlibcRequired = ElfVersionNeeds.HighestGlibc(Linking.Needs);
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

            if (tag == Needed)
            {
                _needed.Add(value);
            }
            else
            {
                // Of a tag that stands twice the last counts, as for the dynamic linker.
                _values[tag] = value;
            }
        }
    }
}

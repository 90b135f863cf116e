using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The symbol versions a library defines (LSB 5.0, "Version Definitions", section .gnu.version_d).</summary>
internal static class ElfVersionOffers
{
    private const int MostRecords = 4096;

    // VER_FLG_BASE: the record that names the library itself.
    private const int Base = 1;

    public static ImmutableArray<ElfSymbolVersion> Read(HeaderReader reader, ulong strings, ulong offset, ulong count)
    {
        var offers = ImmutableArray.CreateBuilder<ElfSymbolVersion>();
        string? library = null;
        for (ulong i = 0; i < count; i++)
        {
            if (i == MostRecords)
            {
                throw reader.Wrong("ELF .gnu.version_d", $"has more than {MostRecords} records");
            }

            var flags = reader.U16(offset + 2, "ELF vd_flags");
            // The first name is the version's own; those after it are of versions it follows.
            var auxiliary = unchecked(offset + reader.U32(offset + 12, "ELF vd_aux"));
            var name = reader.Text(unchecked(strings + reader.U32(auxiliary, "ELF vda_name")), "ELF vda_name");
            if ((flags & Base) != 0)
            {
                library = name;
            }
            else if (library is not null)
            {
                offers.Add(new ElfSymbolVersion(library, name));
            }

            var next = reader.U32(offset + 16, "ELF vd_next");
            if (next == 0)
            {
                break;
            }

            offset = unchecked(offset + next);
        }

        return offers.ToImmutable();
    }
}

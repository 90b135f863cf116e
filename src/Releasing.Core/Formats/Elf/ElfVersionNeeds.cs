using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The symbol versions a program needs (LSB 5.0, "Version Requirements", section .gnu.version_r).</summary>
internal sealed class ElfVersionNeeds(HeaderReader reader, ulong strings)
{
    private const int MostRecords = 4096;
    private const string GlibcPrefix = "GLIBC_";

    private int _records;

    /// <summary>The highest glibc among versions; null without any.</summary>
    public static Version? HighestGlibc(IEnumerable<ElfSymbolVersion> needs) => needs.Select(need => GlibcOf(need.Version)).Max();

    public ImmutableArray<ElfSymbolVersion> Read(ulong offset, ulong libraries)
    {
        var needs = ImmutableArray.CreateBuilder<ElfSymbolVersion>();
        for (ulong i = 0; i < libraries; i++)
        {
            Count();
            var versions = reader.U16(offset + 2, "ELF vn_cnt");
            var library = reader.Text(unchecked(strings + reader.U32(offset + 4, "ELF vn_file")), "ELF vn_file");
            var version = unchecked(offset + reader.U32(offset + 8, "ELF vn_aux"));
            for (var j = 0; j < versions; j++)
            {
                Count();
                needs.Add(new ElfSymbolVersion(library, reader.Text(unchecked(strings + reader.U32(version + 8, "ELF vna_name")), "ELF vna_name")));
                var nextVersion = reader.U32(version + 12, "ELF vna_next");
                if (nextVersion == 0)
                {
                    break;
                }

                version = unchecked(version + nextVersion);
            }

            var next = reader.U32(offset + 12, "ELF vn_next");
            if (next == 0)
            {
                break;
            }

            offset = unchecked(offset + next);
        }

        return needs.ToImmutable();
    }

    private static Version? GlibcOf(string name)
    {
        if (!name.StartsWith(GlibcPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        // The mark of packed relative relocations, which glibc understands since 2.36.
        if (name == "GLIBC_ABI_DT_RELR")
        {
            return new Version(2, 36);
        }

        return Version.TryParse(name.AsSpan(GlibcPrefix.Length), out var version) ? version : null;
    }

    private void Count()
    {
        if (++_records > MostRecords)
        {
            throw reader.Wrong("ELF .gnu.version_r", $"has more than {MostRecords} records");
        }
    }
}

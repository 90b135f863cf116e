using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.MachO;

/// <summary>A Mach-O file, thin or universal (Apple, &lt;mach-o/loader.h&gt; and &lt;mach-o/fat.h&gt;).</summary>
internal sealed record MachOImage(bool IsFat, ImmutableArray<MachOSlice> Slices)
{
    public const uint FatMagic = 0xCAFEBABE;
    public const uint FatMagic64 = 0xCAFEBABF;

    private const uint MostSlices = 16;

    /// <summary>Whether the first four bytes are those of a thin file of either width and byte order, or of a universal one.</summary>
    public static bool IsMagic(ReadOnlySpan<byte> magic) => magic switch
    {
        [0xCE or 0xCF, 0xFA, 0xED, 0xFE] => true,
        [0xFE, 0xED, 0xFA, 0xCE or 0xCF] => true,
        [0xCA, 0xFE, 0xBA, 0xBE or 0xBF] => true,
        _ => false,
    };

    public static MachOImage Read(HeaderReader reader)
    {
        reader.IsBigEndian = true;
        var magic = reader.U32(0, "Mach-O magic");
        return magic is FatMagic or FatMagic64
            ? new MachOImage(IsFat: true, ReadSlices(reader, magic == FatMagic64))
            : new MachOImage(IsFat: false, [MachOSlice.Read(reader)]);
    }

    public BinaryImage ToBinaryImage() => new()
    {
        Format = BinaryFormat.MachO,
        Architectures = [.. Slices.Select(slice => slice.Architecture)],
        Libraries = [.. Slices.SelectMany(slice => slice.Libraries).Distinct()],
        MinimumMacOs = Slices.Max(slice => slice.MinimumMacOs),
    };

    private static ImmutableArray<MachOSlice> ReadSlices(HeaderReader reader, bool is64)
    {
        var count = reader.U32(4, "Mach-O nfat_arch");
        // A Java class file has the same magic number, with its version, 45 or more, in this place.
        if (count is 0 or > MostSlices)
        {
            throw reader.Wrong("Mach-O nfat_arch", $"is {count}; a universal program has 1 to {MostSlices} slices");
        }

        var slices = ImmutableArray.CreateBuilder<MachOSlice>();
        for (uint i = 0; i < count; i++)
        {
            ulong entry = 8 + (i * (is64 ? 32u : 20u));
            var offset = is64 ? reader.U64(entry + 8, "Mach-O fat_arch offset") : reader.U32(entry + 8, "Mach-O fat_arch offset");
            var length = is64 ? reader.U64(entry + 16, "Mach-O fat_arch size") : reader.U32(entry + 12, "Mach-O fat_arch size");
            var slice = MachOSlice.Read(reader.Part(offset, length, "Mach-O fat_arch offset"));
            if (slice.CpuType != reader.U32(entry, "Mach-O fat_arch cputype"))
            {
                throw reader.Wrong("Mach-O fat_arch cputype", $"of slice {i} is not that of the slice itself");
            }

            slices.Add(slice);
        }

        return slices.ToImmutable();
    }
}

using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.MachO;

/// <summary>A thin Mach-O program: its header and the load commands that tell where it runs (&lt;mach-o/loader.h&gt;).</summary>
internal sealed record MachOSlice
{
    public const uint X64 = 0x01000007;
    public const uint Arm64 = 0x0100000C;

    private const uint MostCommands = 4096;

    // LC_LOAD_DYLIB, LC_VERSION_MIN_MACOSX, LC_BUILD_VERSION and its PLATFORM_MACOS.
    private const uint LoadLibrary = 0x0C;
    private const uint MinimumVersion = 0x24;
    private const uint BuildVersion = 0x32;
    private const uint MacOs = 1;

    public required uint CpuType { get; init; }

    public required uint CpuSubtype { get; init; }

    public required long Length { get; init; }

    public required ImmutableArray<string> Libraries { get; init; }

    public required Version? MinimumMacOs { get; init; }

    public BinaryArchitecture Architecture => CpuType switch
    {
        7 => BinaryArchitecture.X86,
        X64 => BinaryArchitecture.X64,
        12 => BinaryArchitecture.Arm,
        Arm64 => BinaryArchitecture.Arm64,
        0x01000012 => BinaryArchitecture.PowerPc64,
        _ => BinaryArchitecture.Other,
    };

    public static MachOSlice Read(HeaderReader reader)
    {
        reader.IsBigEndian = false;
        var magic = reader.U32(0, "Mach-O magic");
        reader.IsBigEndian = magic is 0xCEFAEDFE or 0xCFFAEDFE;
        var is64 = magic switch
        {
            0xFEEDFACE or 0xCEFAEDFE => false,
            0xFEEDFACF or 0xCFFAEDFE => true,
            _ => throw reader.Wrong("Mach-O magic", $"is 0x{magic:x}, not that of a thin program"),
        };
        var commands = reader.U32(16, "Mach-O ncmds");
        if (commands > MostCommands)
        {
            throw reader.Wrong("Mach-O ncmds", $"is {commands}, more than {MostCommands}");
        }

        var libraries = ImmutableArray.CreateBuilder<string>();
        Version? minimum = null;
        ulong offset = is64 ? 32u : 28u;
        for (uint i = 0; i < commands; i++)
        {
            var length = reader.U32(offset + 4, "Mach-O cmdsize");
            if (length < 8)
            {
                throw reader.Wrong("Mach-O cmdsize", $"of load command {i} is {length}, less than its own header");
            }

            switch (reader.U32(offset, "Mach-O cmd"))
            {
                case LoadLibrary:
                    libraries.Add(reader.Text(offset + reader.U32(offset + 8, "Mach-O dylib name"), "Mach-O dylib name"));
                    break;
                case MinimumVersion:
                    minimum = VersionOf(reader.U32(offset + 8, "Mach-O LC_VERSION_MIN_MACOSX version"));
                    break;
                case BuildVersion when reader.U32(offset + 8, "Mach-O LC_BUILD_VERSION platform") == MacOs:
                    minimum = VersionOf(reader.U32(offset + 12, "Mach-O LC_BUILD_VERSION minos"));
                    break;
            }

            offset += length;
        }

        return new MachOSlice
        {
            CpuType = reader.U32(4, "Mach-O cputype"),
            CpuSubtype = reader.U32(8, "Mach-O cpusubtype"),
            Length = reader.Length,
            Libraries = libraries.ToImmutable(),
            MinimumMacOs = minimum,
        };
    }

    // Sixteen bits of major version, eight of minor, eight of patch.
    private static Version VersionOf(uint packed) =>
        (packed & 0xFF) == 0 ? new Version((int)(packed >> 16), (int)(packed >> 8 & 0xFF)) : new Version((int)(packed >> 16), (int)(packed >> 8 & 0xFF), (int)(packed & 0xFF));
}

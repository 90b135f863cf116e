using Releasing.Formats.Binaries;

namespace Releasing.Formats.Pe;

/// <summary>The parts of a PE file that tell where it runs (Microsoft, "PE Format").</summary>
internal sealed record PeImage(ushort Machine, PeSubsystem Subsystem, bool IsManaged)
{
    private const int FileHeaderLength = 24;
    private const uint ClrDirectory = 14;

    public static PeImage Read(HeaderReader reader)
    {
        reader.IsBigEndian = false;
        ulong header = reader.U32(0x3C, "PE e_lfanew");
        if (!reader.Bytes(header, 4, "PE signature").AsSpan().SequenceEqual("PE\0\0"u8))
        {
            throw reader.Wrong("PE signature", $"is not at byte {header}, where e_lfanew points");
        }

        var machine = reader.U16(header + 4, "PE Machine");
        ulong optionalLength = reader.U16(header + 20, "PE SizeOfOptionalHeader");
        var optional = reader.Part(header + FileHeaderLength, optionalLength, "PE optional header");
        ulong directories = optional.U16(0, "PE optional header Magic") switch
        {
            0x10B => 96,
            0x20B => 112,
            var magic => throw reader.Wrong("PE optional header Magic", $"is 0x{magic:x}, neither 0x10b nor 0x20b"),
        };
        var subsystem = (PeSubsystem)optional.U16(68, "PE Subsystem");
        var count = optional.U32(directories - 4, "PE NumberOfRvaAndSizes");
        var isManaged = count > ClrDirectory && optional.U32(directories + (8 * ClrDirectory), "PE CLR directory") != 0;
        return new PeImage(machine, subsystem, isManaged);
    }

    public BinaryImage ToBinaryImage() => new()
    {
        Format = BinaryFormat.Pe,
        Architectures =
        [
            Machine switch
            {
                0x14C => BinaryArchitecture.X86,
                0x8664 => BinaryArchitecture.X64,
                0x1C0 or 0x1C2 or 0x1C4 => BinaryArchitecture.Arm,
                0xAA64 => BinaryArchitecture.Arm64,
                _ => BinaryArchitecture.Other,
            },
        ],
        Subsystem = Subsystem,
        IsManaged = IsManaged,
    };
}

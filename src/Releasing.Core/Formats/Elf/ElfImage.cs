using System.Collections.Immutable;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.Elf;

/// <summary>The parts of an ELF file that tell where it runs (System V ABI, chapters 4 and 5; LSB 5.0, "Symbol Versioning").</summary>
internal sealed record ElfImage
{
    // e_machine values of the ELF registry.
    private const ushort Mips = 8;
    private const ushort PowerPc64 = 21;
    private const ushort S390 = 22;
    private const ushort Arm = 40;

    public required ushort Machine { get; init; }

    public required uint Flags { get; init; }

    public required bool Is64 { get; init; }

    public required bool IsBigEndian { get; init; }

    public required string? Interpreter { get; init; }

    public required ImmutableArray<string> Libraries { get; init; }

    public required Version? GlibcRequired { get; init; }

    public required ElfLinking Linking { get; init; }

    public static ElfImage Read(HeaderReader reader)
    {
        var header = ElfHeader.Read(reader);
        var segments = ElfSegments.Read(reader, header);
        var dynamic = ElfDynamic.Read(reader, header, segments);
        return new ElfImage
        {
            Machine = header.Machine,
            Flags = header.Flags,
            Is64 = header.Is64,
            IsBigEndian = reader.IsBigEndian,
            Interpreter = segments.Interpreter(reader),
            Libraries = dynamic.Libraries,
            GlibcRequired = dynamic.GlibcRequired,
            Linking = dynamic.Linking,
        };
    }

    public BinaryImage ToBinaryImage() => new()
    {
        Format = BinaryFormat.Elf,
        Architectures = [Architecture],
        ArmFloat = ArmFloat,
        IsStatic = Interpreter is null && Libraries.IsEmpty,
        GlibcRequired = GlibcRequired,
        Interpreter = Interpreter,
        IsMusl = Interpreter?.Contains("/ld-musl-", StringComparison.Ordinal) == true
            || Libraries.Any(library => library.StartsWith("libc.musl-", StringComparison.Ordinal)),
        Libraries = Libraries,
        Elf = Linking,
    };

    private BinaryArchitecture Architecture => (Machine, Is64) switch
    {
        (3, _) => BinaryArchitecture.X86,
        (62, true) => BinaryArchitecture.X64,
        (Arm, _) => BinaryArchitecture.Arm,
        (183, true) => BinaryArchitecture.Arm64,
        (243, true) => BinaryArchitecture.RiscV64,
        (PowerPc64, _) => IsBigEndian ? BinaryArchitecture.PowerPc64 : BinaryArchitecture.PowerPc64LittleEndian,
        (S390, true) => BinaryArchitecture.S390X,
        (258, true) => BinaryArchitecture.LoongArch64,
        (Mips, _) => BinaryArchitecture.Mips,
        _ => BinaryArchitecture.Other,
    };

    // EF_ARM_ABI_FLOAT_SOFT and EF_ARM_ABI_FLOAT_HARD.
    private ArmFloatAbi? ArmFloat => Machine != Arm ? null
        : (Flags & 0x400) != 0 ? ArmFloatAbi.Hard
        : (Flags & 0x200) != 0 ? ArmFloatAbi.Soft
        : null;
}

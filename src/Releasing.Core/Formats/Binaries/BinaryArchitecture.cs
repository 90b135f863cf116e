namespace Releasing.Formats.Binaries;

/// <summary>The processor that a program's header names.</summary>
public enum BinaryArchitecture
{
    /// <summary>One that has no name here.</summary>
    Other,

    /// <summary>32-bit x86.</summary>
    X86,

    /// <summary>64-bit x86.</summary>
    X64,

    /// <summary>32-bit Arm; the header of a program does not tell its version.</summary>
    Arm,

    /// <summary>64-bit Arm.</summary>
    Arm64,

    /// <summary>64-bit RISC-V.</summary>
    RiscV64,

    /// <summary>64-bit PowerPC, big-endian.</summary>
    PowerPc64,

    /// <summary>64-bit PowerPC, little-endian.</summary>
    PowerPc64LittleEndian,

    /// <summary>64-bit IBM Z.</summary>
    S390X,

    /// <summary>64-bit LoongArch.</summary>
    LoongArch64,

    /// <summary>MIPS of any width and byte order.</summary>
    Mips,
}

namespace Releasing.Targets;

/// <summary>The processor that a program runs on.</summary>
public enum TargetArch
{
    /// <summary>64-bit x86, also called amd64 and x64.</summary>
    X64,

    /// <summary>64-bit Arm, also called arm64.</summary>
    Arm64,

    /// <summary>32-bit Arm version 7 with hardware floating point.</summary>
    Armv7,

    /// <summary>Both processors of macOS in one file: X64 and Arm64.</summary>
    Universal2,
}

namespace Releasing.Formats.Binaries;

/// <summary>How a 32-bit Arm program passes floating-point numbers (ELF for the Arm Architecture, e_flags).</summary>
public enum ArmFloatAbi
{
    /// <summary>In general registers: armel.</summary>
    Soft,

    /// <summary>In floating-point registers: armhf.</summary>
    Hard,
}

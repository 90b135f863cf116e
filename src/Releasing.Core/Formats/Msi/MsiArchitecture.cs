namespace Releasing.Formats.Msi;

/// <summary>The processor that a package is for; it decides the bitness of Program Files and of the registry.</summary>
public enum MsiArchitecture
{
    /// <summary>64 bit x86, the template's <c>x64</c>.</summary>
    X64,

    /// <summary>64 bit ARM, the template's <c>Arm64</c>; needs Windows Installer 5.</summary>
    Arm64,

    /// <summary>32 bit x86, the template's <c>Intel</c>.</summary>
    X86,
}

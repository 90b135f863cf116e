namespace Releasing.Formats.Binaries;

/// <summary>The file format of a compiled program.</summary>
public enum BinaryFormat
{
    /// <summary>Linux and the BSDs.</summary>
    Elf,

    /// <summary>Windows, and .NET assemblies on every system.</summary>
    Pe,

    /// <summary>macOS, thin or universal.</summary>
    MachO,
}

namespace Releasing.Formats.Msi;

/// <summary>The type of a registry value.</summary>
public enum MsiRegistryKind
{
    /// <summary>Text (REG_SZ).</summary>
    Text,

    /// <summary>Text with variables that are replaced when it is read (REG_EXPAND_SZ).</summary>
    ExpandableText,

    /// <summary>Several texts, one a line (REG_MULTI_SZ).</summary>
    Lines,

    /// <summary>A 32 bit number in decimal digits (REG_DWORD).</summary>
    Number,

    /// <summary>Bytes as hexadecimal digits (REG_BINARY).</summary>
    Bytes,
}

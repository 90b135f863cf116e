namespace Releasing.Formats.Msi.Database;

/// <summary>What a column of an installer database holds (Windows Installer, "Column Definition Format").</summary>
public enum MsiColumnKind
{
    /// <summary>A whole number from -32,767 to 32,767 (<c>i2</c>).</summary>
    Int16,

    /// <summary>A whole number from -2,147,483,647 to 2,147,483,647 (<c>i4</c>).</summary>
    Int32,

    /// <summary>Text (<c>s</c>, or <c>l</c> where it may be translated).</summary>
    Text,

    /// <summary>Bytes (<c>v0</c>), kept in a stream of their own.</summary>
    Stream,
}

namespace Releasing.Formats.Cabinet;

/// <summary>How the data of a folder is compressed (MS-CAB 2.3, <c>typeCompress</c>).</summary>
public enum CabinetCompression
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>MSZIP: deflate in blocks of 32,768 bytes (MS-MCI).</summary>
    Mszip = 1,
}

namespace Releasing.Formats.Payloads;

/// <summary>How the files inside a package are compressed.</summary>
public enum PayloadCompression
{
    /// <summary>RFC 1952, by the library's own deterministic compressor; works everywhere.</summary>
    Gzip,

    /// <summary>The .xz format, by liblzma or the <c>xz</c> program; the bytes depend on their version.</summary>
    Xz,

    /// <summary>RFC 8878, by libzstd or the <c>zstd</c> program; the bytes depend on their version.</summary>
    Zstd,

    /// <summary>Not at all.</summary>
    None,
}

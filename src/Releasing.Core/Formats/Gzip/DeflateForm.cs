namespace Releasing.Formats.Gzip;

/// <summary>What a block is compressed to.</summary>
internal enum DeflateForm
{
    /// <summary>A part of a deflate stream (RFC 1951).</summary>
    Raw,

    /// <summary>A zlib stream of its own, with header and Adler-32 (RFC 1950).</summary>
    Zlib,
}

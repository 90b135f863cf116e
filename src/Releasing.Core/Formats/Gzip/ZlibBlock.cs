namespace Releasing.Formats.Gzip;

/// <summary>A block of input and the zlib stream that it became; valid only until the call that gave it returns.</summary>
/// <param name="Input">The bytes as they came, at least 1.</param>
/// <param name="Output">The zlib stream (RFC 1950), which may be longer than the input; empty when <paramref name="IsZero"/>.</param>
/// <param name="Checksum">CRC-32 (ISO-HDLC) of the input.</param>
/// <param name="IsZero">Whether the input is nothing but zeros, which is not compressed then.</param>
internal readonly record struct ZlibBlock(ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte> Output, uint Checksum, bool IsZero)
{
    /// <summary>Whether the zlib stream is shorter than the input, so that it is worth being inflated.</summary>
    public bool IsSmaller => !IsZero && Output.Length < Input.Length;
}

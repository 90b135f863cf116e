namespace Releasing.Formats.Payloads;

/// <summary>How a payload is compressed.</summary>
public sealed class PayloadSettings
{
    /// <summary>The method. Default: <see cref="PayloadCompression.Gzip"/>.</summary>
    public PayloadCompression Compression { get; init; } = PayloadCompression.Gzip;

    /// <summary>Effort in the method's own scale: gzip 1–9 (default 5), xz 0–9 (default 6), zstd 1–22 (default 19). Null for the default.</summary>
    public int? Level { get; init; }

    /// <summary>How many blocks are compressed at a time. Changes no byte. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}

using System.Globalization;

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

    /// <summary>Where xz and zstd are looked for. Default: <see cref="PayloadRoutes.Any"/>.</summary>
    public PayloadRoutes Routes { get; init; } = PayloadRoutes.Any;

    /// <summary>Absolute path of the folder that holds the program <c>xz</c> or <c>zstd</c>. Default: null, for the folders of PATH.</summary>
    public string? ProgramFolder { get; init; }

    /// <summary>As <see cref="Gzip.DeflateSettings.Shared"/>; of use to gzip only. Default: null.</summary>
    public Gzip.CompressedContents? Shared { get; init; }

    /// <summary>What is wrong with these settings, one full sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        var (least, most) = Levels;
        if (Level is { } level && (level < least || level > most))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"Payload level {level} is out of range. {Compression} has levels from {least} to {most}."));
        }

        if (Parallelism < 1)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"Payload parallelism {Parallelism} is out of range. At least one block is compressed at a time."));
        }

        if (PayloadCompressors.Missing(Compression, Routes, ProgramFolder) is { } missing)
        {
            problems.Add(missing);
        }

        return problems;
    }

    /// <summary>The level with the default filled in.</summary>
    internal int LevelOrDefault => Level ?? Compression switch
    {
        PayloadCompression.Xz => 6,
        PayloadCompression.Zstd => 19,
        _ => Gzip.DeflateSettings.DefaultLevel,
    };

    private (int Least, int Most) Levels => Compression switch
    {
        PayloadCompression.Xz => (0, 9),
        PayloadCompression.Zstd => (1, 22),
        PayloadCompression.Gzip => (1, 9),
        _ => (int.MinValue, int.MaxValue),
    };
}

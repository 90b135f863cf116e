using System.Globalization;
using System.Numerics;
using Releasing.Formats.Gzip;
using Releasing.Formats.Payloads;

namespace Releasing.Formats.SquashFs;

/// <summary>How an image is written.</summary>
public sealed class SquashFsSettings
{
    /// <summary>The block size where none is given: 128 KiB, as mksquashfs has it.</summary>
    public const int DefaultBlockSize = 128 * 1024;

    /// <summary>The level of Zstandard where none is given: 15, as mksquashfs has it.</summary>
    public const int DefaultZstdLevel = 15;

    private const int SmallestBlock = 4 * 1024;
    private const int LargestBlock = 1024 * 1024;

    /// <summary>The method. Default: <see cref="SquashFsCompression.Gzip"/>.</summary>
    public SquashFsCompression Compression { get; init; } = SquashFsCompression.Gzip;

    /// <summary>Effort in the method's own scale: gzip 1–9 (default 5), zstd 1–22 (default 15). Null for the default.</summary>
    public int? Level { get; init; }

    /// <summary>Bytes of a file that are compressed together: a power of two from 4 KiB to 1 MiB. Default: <see cref="DefaultBlockSize"/>.</summary>
    public int BlockSize { get; init; } = DefaultBlockSize;

    /// <summary>The time of the image and of everything in it, in practice the commit's; whole seconds from 1970 to 2106. Default: the Unix epoch.</summary>
    public DateTimeOffset ModificationTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>How many blocks are compressed at a time. Changes no byte. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>What is wrong with these settings, one full sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        var most = Compression == SquashFsCompression.Gzip ? 9 : 22;
        if (Level is { } level && (level < 1 || level > most))
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"The level of compression is {level}. {Compression} has levels from 1 to {most}."));
        }

        if (!BitOperations.IsPow2(BlockSize) || BlockSize is < SmallestBlock or > LargestBlock)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"The block size is {BlockSize}. Choose a power of two from {SmallestBlock} to {LargestBlock}."));
        }

        if (ModificationTime.ToUnixTimeSeconds() is < 0 or > uint.MaxValue)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"The time {ModificationTime:yyyy-MM-dd} cannot be written. SquashFS has seconds from 1970 to 2106."));
        }

        if (Parallelism < 1)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"The parallelism is {Parallelism}. At least one block is compressed at a time."));
        }

        if (Compression == SquashFsCompression.Zstd && PayloadCompressors.Missing(PayloadCompression.Zstd, PayloadRoutes.Library) is not null)
        {
            problems.Add("Zstandard needs the library libzstd, which this machine has not. Install it, or choose gzip, which needs nothing.");
        }

        return problems;
    }

    /// <summary>The level with the default filled in.</summary>
    internal int LevelOrDefault => Level ?? (Compression == SquashFsCompression.Gzip ? DeflateSettings.DefaultLevel : DefaultZstdLevel);

    /// <summary>The time as the format has it.</summary>
    internal uint Seconds => (uint)ModificationTime.ToUnixTimeSeconds();
}

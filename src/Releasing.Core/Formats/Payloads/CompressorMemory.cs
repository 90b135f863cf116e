namespace Releasing.Formats.Payloads;

/// <summary>How much memory xz and zstd need, and how many threads that allows. The number of threads changes no byte, so it may follow the machine.</summary>
internal static class CompressorMemory
{
    private const long Megabyte = 1024 * 1024;

    // At most this part of the memory that the process may use.
    private const int Share = 4;

    // For each xz preset, in megabytes (xz(1), "Compression preset levels").
    private static readonly double[] s_dictionaries = [0.25, 1, 2, 4, 4, 8, 8, 16, 32, 64];

    /// <summary>Bytes of input in an xz block: three dictionaries and at least a megabyte, which is xz's own choice, said explicitly.</summary>
    public static long XzBlockSize(int level) => Math.Max(Megabyte, (long)(3 * s_dictionaries[level] * Megabyte));

    /// <summary>Threads to compress with.</summary>
    public static int Workers(PayloadSettings settings)
    {
        var allowed = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Share / PerWorker(settings.Compression, settings.LevelOrDefault);
        return (int)Math.Clamp(allowed, 1, settings.Parallelism);
    }

    // An xz thread holds about twelve dictionaries (xz(1)) and its block's input and output; a zstd job about sixteen windows, which are 8 MB up to level 19
    // and double with each level from 32 MB on.
    private static long PerWorker(PayloadCompression compression, int level) => compression == PayloadCompression.Xz
        ? (long)(12 * s_dictionaries[level] * Megabyte) + (2 * XzBlockSize(level))
        : 16 * (level <= 19 ? 8 * Megabyte : Megabyte << (level - 15));
}

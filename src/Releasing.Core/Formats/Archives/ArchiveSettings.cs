using Releasing.Formats.Gzip;

namespace Releasing.Formats.Archives;

/// <summary>How a release archive is written.</summary>
public sealed class ArchiveSettings
{
    /// <summary>Which archive. Default: <see cref="ArchiveFormat.TarGz"/>.</summary>
    public ArchiveFormat Format { get; init; } = ArchiveFormat.TarGz;

    /// <summary>The time of every member, in practice the commit's. Default: the Unix epoch (zip: 1980-01-01).</summary>
    public DateTimeOffset ModificationTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Compression level and parallelism.</summary>
    public DeflateSettings Compression { get; init; } = new();

    /// <summary>Whether SHA-512 is computed beside SHA-256. Default: false.</summary>
    public bool WithSha512 { get; init; }
}

using Releasing.Failures;
using Releasing.Formats.Archives;
using Releasing.Formats.Gzip;

namespace Releasing.Formats.Dmg;

/// <summary>A disk image with one volume.</summary>
public sealed record DmgImage
{
    /// <summary>The volume's name.</summary>
    public required string VolumeName { get; init; }

    /// <summary>What is on the volume, in any order.</summary>
    public required IReadOnlyList<ArchiveEntry> Entries { get; init; }

    /// <summary>Its file system. Default: HFS Plus.</summary>
    public DmgFileSystem FileSystem { get; init; }

    /// <summary>The time of everything. Default: the Unix epoch.</summary>
    public DateTimeOffset Time { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Level and parallelism.</summary>
    public DeflateSettings Compression { get; init; } = new();

    /// <summary>Everything that the format of the volume forbids.</summary>
    /// <returns>One full sentence each.</returns>
    /// <exception cref="ReleaseException">A file is missing.</exception>
    public IReadOnlyList<string> Problems()
    {
        try
        {
            DmgFile.Partitions(this);
            return [];
        }
        catch (PreflightException error)
        {
            return error.Problems;
        }
    }
}

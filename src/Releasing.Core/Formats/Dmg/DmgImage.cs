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

    /// <summary>How the Finder shows the volume, which becomes its <c>.DS_Store</c>; one among the entries comes first. Default: null, as the reader's Finder likes.</summary>
    public DmgWindow? Window { get; init; }

    /// <summary>Level and parallelism.</summary>
    public DeflateSettings Compression { get; init; } = new();

    /// <summary>Everything on the volume: the entries, and behind them the <c>.DS_Store</c> of the window.</summary>
    /// <exception cref="PreflightException">The window is impossible, or its picture is not on the volume.</exception>
    public IReadOnlyList<ArchiveEntry> AllEntries() => DmgDesktop.Entries(this);

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

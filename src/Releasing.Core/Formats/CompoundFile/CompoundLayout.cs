namespace Releasing.Formats.CompoundFile;

/// <summary>
/// Where everything lies in a file that is to be written: FAT, DIFAT, directory, mini FAT, mini stream, then the other streams, each in one piece. All of it
/// follows from the lengths, so that the file is written from its start to its end.
/// </summary>
internal sealed class CompoundLayout
{
    /// <summary>Streams shorter than this lie in the mini stream (MS-CFB 2.2, "Mini Stream Cutoff Size").</summary>
    public const int MiniCutoff = 4096;

    /// <summary>Bytes of a sector of the mini stream.</summary>
    public const int MiniSectorSize = 64;

    /// <summary>Places of FAT sectors that the header has room for.</summary>
    public const int HeaderDifatEntries = 109;

    // MS-CFB 2.8: other programs lock bytes of this place; the sector that holds it belongs to nobody.
    private const long RangeLock = 0x7FFFFF00;

    private readonly List<(long Start, long Count)> _chains = [];
    private readonly long _total;
    private long _given;

    /// <summary>Lays out a directory.</summary>
    public CompoundLayout(CompoundDirectory directory, CompoundVersion version)
    {
        Version = version;
        SectorSize = version == CompoundVersion.Three ? 512 : 4096;
        var lengths = directory.Streams.Select(stream => stream.Entry.Length).ToList();
        MiniSectorCount = lengths.Where(IsMini).Sum(length => Whole(length, MiniSectorSize));
        DirectorySectorCount = Whole((long)directory.Entries.Count * DirectoryEntry.Size, SectorSize);
        MiniFatSectorCount = Whole(MiniSectorCount * sizeof(uint), SectorSize);
        MiniStreamSectorCount = Whole(MiniSectorCount * MiniSectorSize, SectorSize);
        var rest = DirectorySectorCount + MiniFatSectorCount + MiniStreamSectorCount + lengths.Where(length => !IsMini(length)).Sum(length => Whole(length, SectorSize));
        SizeFat(rest);
        _total = FatSectorCount + DifatSectorCount + rest;
        _given = FatSectorCount + DifatSectorCount;
        DirectoryStart = Chain(DirectorySectorCount);
        MiniFatStart = Chain(MiniFatSectorCount);
        MiniStreamStart = Chain(MiniStreamSectorCount);
    }

    public CompoundVersion Version { get; }

    public int SectorSize { get; }

    /// <summary>Numbers in a sector of the FAT.</summary>
    public int EntriesPerSector => SectorSize / sizeof(uint);

    public long FatSectorCount { get; private set; }

    public long DifatSectorCount { get; private set; }

    public long DirectorySectorCount { get; }

    public long MiniFatSectorCount { get; }

    public long MiniSectorCount { get; }

    public long MiniStreamSectorCount { get; }

    /// <summary>First sector of the directory.</summary>
    public uint DirectoryStart { get; }

    /// <summary>First sector of the mini FAT; the end of a chain when there is none.</summary>
    public uint MiniFatStart { get; }

    /// <summary>First sector of the mini stream; the end of a chain when there is none.</summary>
    public uint MiniStreamStart { get; }

    /// <summary>Sectors of the file, those for its header not counted.</summary>
    public long SectorCount => Number(_total - 1) + 1;

    /// <summary>The sector that belongs to nobody; beyond the file where it has no such place.</summary>
    public long LockSector => Version == CompoundVersion.Three ? long.MaxValue : (RangeLock / SectorSize) - 1;

    /// <summary>Length of the file in bytes.</summary>
    public long FileLength => (SectorCount + 1) * SectorSize;

    /// <summary>Whether a stream of this length lies in the mini stream.</summary>
    public static bool IsMini(long length) => length < MiniCutoff;

    /// <summary>How many pieces of a size hold a length.</summary>
    public static long Whole(long length, int size) => (length + size - 1) / size;

    /// <summary>Gives the next sectors to something; nothing has no first sector.</summary>
    public uint Chain(long count)
    {
        if (count == 0)
        {
            return SectorNumber.EndOfChain;
        }

        var start = _given;
        _given += count;
        _chains.Add((start, count));
        return (uint)Number(start);
    }

    /// <summary>The FAT from its first number to its last, whole sectors of it.</summary>
    public IEnumerable<uint> Fat()
    {
        var given = 0L;
        foreach (var entry in Entries())
        {
            given++;
            yield return entry;
            if (given == LockSector)
            {
                given++;
                yield return SectorNumber.EndOfChain;
            }
        }

        for (; given < FatSectorCount * EntriesPerSector; given++)
        {
            yield return SectorNumber.Free;
        }
    }

    private IEnumerable<uint> Entries()
    {
        for (var i = 0L; i < FatSectorCount + DifatSectorCount; i++)
        {
            yield return i < FatSectorCount ? SectorNumber.Fat : SectorNumber.Difat;
        }

        foreach (var (start, count) in _chains)
        {
            for (var next = start + 1; next < start + count; next++)
            {
                yield return (uint)Number(next);
            }

            yield return SectorNumber.EndOfChain;
        }
    }

    // A place in the order of writing as the number of a sector: they differ behind the one that belongs to nobody.
    private long Number(long place) => place < LockSector ? place : place + 1;

    // The FAT describes itself and the DIFAT, so that it is made larger until all fits.
    private void SizeFat(long rest)
    {
        while (true)
        {
            var all = FatSectorCount + DifatSectorCount + rest;
            var fat = Whole(all + (all > LockSector ? 1 : 0), EntriesPerSector);
            // The last number of a DIFAT sector is the place of the next.
            var difat = Whole(Math.Max(0, fat - HeaderDifatEntries), EntriesPerSector - 1);
            if (fat == FatSectorCount && difat == DifatSectorCount)
            {
                return;
            }

            (FatSectorCount, DifatSectorCount) = (fat, difat);
        }
    }
}

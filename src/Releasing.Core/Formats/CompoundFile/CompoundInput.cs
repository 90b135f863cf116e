using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using Releasing.Failures;
using Releasing.Files;

namespace Releasing.Formats.CompoundFile;

/// <summary>The sectors of a file that is read: header, DIFAT and FAT, and which sectors have an owner already.</summary>
internal sealed class CompoundInput
{
    private readonly FileStream _file;
    private readonly BitArray _owned;
    private uint[] _fat = [];

    /// <summary>Reads header, DIFAT and FAT.</summary>
    /// <exception cref="InvalidInputException">They are damaged.</exception>
    public CompoundInput(FileStream file)
    {
        _file = file;
        Header = CompoundHeaderInput.Read(file, this);
        SectorCount = (file.Length / Header.SectorSize) - 1;
        if (file.Length % Header.SectorSize != 0 || SectorCount is < 1 or > int.MaxValue)
        {
            throw Damaged(file.Length, $"its length is not that of whole sectors of {Header.SectorSize} bytes");
        }

        _owned = new BitArray((int)SectorCount);
        ReadFat();
    }

    /// <summary>What the header says.</summary>
    public CompoundHeaderInput Header { get; }

    /// <summary>Sectors of the file behind its header.</summary>
    public long SectorCount { get; }

    /// <summary>The failure to be thrown.</summary>
    /// <param name="offset">Where it is wrong.</param>
    /// <param name="what">What is wrong.</param>
    public InvalidInputException Damaged(long offset, string what) =>
        new(_file.Name, $"the compound file is damaged at byte {offset}: {what}", "Make it again, or fetch it again");

    /// <summary>Where a sector begins in the file.</summary>
    public long OffsetOf(uint sector) => (sector + 1L) * Header.SectorSize;

    /// <summary>Follows a chain of sectors and owns them.</summary>
    /// <param name="start">The first; the end of a chain for none.</param>
    /// <param name="expected">How many there must be.</param>
    /// <param name="what">What lies there, for a message.</param>
    /// <exception cref="InvalidInputException">The chain is shorter or longer, leaves the file, or meets a sector that has an owner.</exception>
    public IReadOnlyList<FileExtent> Chain(uint start, long expected, string what)
    {
        var extents = new List<FileExtent>();
        var count = 0L;
        for (var sector = start; sector != SectorNumber.EndOfChain; sector = _fat[sector])
        {
            Own(sector, what);
            if (++count > expected)
            {
                throw Damaged(OffsetOf(sector), $"the chain of {what} has more than {expected} sectors");
            }

            ExtentList.Add(extents, OffsetOf(sector), Header.SectorSize);
        }

        return count == expected ? extents : throw Damaged(0, $"the chain of {what} has {count} sectors, not {expected}");
    }

    /// <summary>How many sectors a chain has, which may be any number; nothing is owned.</summary>
    public long CountChain(uint start, string what)
    {
        var count = 0L;
        for (var sector = start; sector != SectorNumber.EndOfChain; sector = _fat[sector])
        {
            if (sector >= SectorCount || ++count > SectorCount)
            {
                throw Damaged(0, string.Create(CultureInfo.InvariantCulture, $"the chain of {what} leaves the file or returns to itself (sector {sector:x})"));
            }
        }

        return count;
    }

    /// <summary>Reads stretches as numbers.</summary>
    public uint[] ReadNumbers(IReadOnlyList<FileExtent> extents)
    {
        var bytes = ReadBytes(extents);
        var numbers = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        return numbers;
    }

    /// <summary>Reads stretches.</summary>
    public byte[] ReadBytes(IReadOnlyList<FileExtent> extents)
    {
        var bytes = new byte[extents.Sum(extent => extent.Length)];
        using var stream = new ExtentStream(_file.SafeFileHandle, extents, closesFile: false);
        stream.ReadExactly(bytes);
        return bytes;
    }

    private void Own(uint sector, string what)
    {
        if (sector >= SectorCount)
        {
            throw Damaged(0, string.Create(CultureInfo.InvariantCulture, $"the chain of {what} leaves the file (sector {sector:x})"));
        }

        if (_owned[(int)sector])
        {
            throw Damaged(OffsetOf(sector), $"the chain of {what} meets a sector that it or another chain has already");
        }

        _owned[(int)sector] = true;
    }

    private void ReadFat()
    {
        var places = new List<uint>();
        AddPlaces(places, Header.Difat, CompoundHeader.DifatOffset);
        var (next, difat) = (Header.DifatStart, 0L);
        for (; next != SectorNumber.EndOfChain && difat < Header.DifatCount; difat++)
        {
            Own(next, "the DIFAT");
            var numbers = ReadNumbers([new FileExtent(OffsetOf(next), Header.SectorSize)]);
            AddPlaces(places, numbers[..^1], OffsetOf(next));
            next = numbers[^1];
        }

        if (difat != Header.DifatCount || next != SectorNumber.EndOfChain)
        {
            throw Damaged(CompoundHeaderInput.DifatCountOffset, $"the DIFAT has other than {Header.DifatCount} sectors");
        }

        if (places.Count != Header.FatCount || places.Count * (long)(Header.SectorSize / sizeof(uint)) < SectorCount)
        {
            throw Damaged(CompoundHeaderInput.FatCountOffset, $"the header says {Header.FatCount} sectors of FAT, the DIFAT has {places.Count}, and the file {SectorCount} sectors");
        }

        var extents = new List<FileExtent>();
        foreach (var sector in places)
        {
            Own(sector, "the FAT");
            ExtentList.Add(extents, OffsetOf(sector), Header.SectorSize);
        }

        _fat = ReadNumbers(extents);
        if (_fat.AsSpan((int)SectorCount).ContainsAnyExcept(SectorNumber.Free))
        {
            throw Damaged(OffsetOf(places[^1]), "the FAT speaks of sectors behind the file's end");
        }

        foreach (var sector in places.Where(sector => _fat[sector] != SectorNumber.Fat))
        {
            throw Damaged(OffsetOf(sector), "a sector of the FAT is not marked as one (MS-CFB 2.3)");
        }
    }

    // What is left of the DIFAT says that it is free.
    private void AddPlaces(List<uint> places, IReadOnlyList<uint> difat, long offset)
    {
        var used = difat.TakeWhile(sector => sector != SectorNumber.Free).Count();
        places.AddRange(difat.Take(used));
        if (difat.Skip(used).Any(sector => sector != SectorNumber.Free))
        {
            throw Damaged(offset, "the DIFAT has a sector behind a free place");
        }
    }
}

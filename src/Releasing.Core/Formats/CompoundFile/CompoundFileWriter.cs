using System.Buffers.Binary;
using Releasing.Failures;

namespace Releasing.Formats.CompoundFile;

/// <summary>
/// Writes a compound file (MS-CFB), also known as OLE structured storage, once from its start to its end: every length is known before. Memory does not depend on
/// the streams' sizes, and the bytes depend on names, class identifiers and contents alone.
/// </summary>
public static class CompoundFileWriter
{
    // MS-CFB 2.1: with sectors of 512 bytes the file stays below 2 GiB.
    private const long VersionThreeLimit = 0x80000000;
    private const int NumbersAtOnce = 16 * 1024;

    /// <summary>Writes a file.</summary>
    /// <param name="output">Where it goes; stays open.</param>
    /// <param name="root">What is in it.</param>
    /// <param name="version">Size of its sectors; null takes <see cref="CompoundVersion.Three"/> where the file stays below 2 GiB.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="ReleaseException">A name is not allowed or is there twice, a content changed while it was read, or the file is too large for the version.</exception>
    public static async Task WriteAsync(Stream output, CompoundStorage root, CompoundVersion? version = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(root);
        var directory = CompoundDirectory.Of(root);
        var layout = LayOut(directory, version);
        Place(directory, layout);
        await using var sectors = new SectorStream(output, layout);
        await sectors.WriteAsync(CompoundHeader.Of(layout), cancellationToken);
        await WriteNumbersAsync(sectors, layout.Fat(), cancellationToken);
        await WriteNumbersAsync(sectors, Difat(layout), cancellationToken);
        await WriteDirectoryAsync(sectors, directory, layout, cancellationToken);
        await WriteNumbersAsync(sectors, MiniFat(directory, layout), cancellationToken);
        foreach (var (entry, content) in directory.Streams.Where(stream => CompoundLayout.IsMini(stream.Entry.Length)))
        {
            await content.CopyToAsync(sectors, entry.Length, cancellationToken);
            await sectors.PadAsync(CompoundLayout.MiniSectorSize, cancellationToken);
        }

        await sectors.PadAsync(layout.SectorSize, cancellationToken);
        foreach (var (entry, content) in directory.Streams.Where(stream => !CompoundLayout.IsMini(stream.Entry.Length)))
        {
            await content.CopyToAsync(sectors, entry.Length, cancellationToken);
            await sectors.PadAsync(layout.SectorSize, cancellationToken);
        }
    }

    private static CompoundLayout LayOut(CompoundDirectory directory, CompoundVersion? version)
    {
        var three = new CompoundLayout(directory, CompoundVersion.Three);
        return (version, three.FileLength >= VersionThreeLimit) switch
        {
            (CompoundVersion.Three, true) => throw new InvalidInputException("Compound file", $"it would have {three.FileLength} bytes, and version 3 ends below {VersionThreeLimit}", "Write it as version 4"),
            (CompoundVersion.Four, _) or (null, true) => new CompoundLayout(directory, CompoundVersion.Four),
            _ => three,
        };
    }

    private static void Place(CompoundDirectory directory, CompoundLayout layout)
    {
        var root = directory.Entries[0];
        root.Start = layout.MiniStreamStart;
        root.Length = layout.MiniSectorCount * CompoundLayout.MiniSectorSize;
        var mini = 0u;
        foreach (var (entry, _) in directory.Streams)
        {
            if (!CompoundLayout.IsMini(entry.Length))
            {
                entry.Start = layout.Chain(CompoundLayout.Whole(entry.Length, layout.SectorSize));
            }
            else if (entry.Length > 0)
            {
                entry.Start = mini;
                mini += (uint)CompoundLayout.Whole(entry.Length, CompoundLayout.MiniSectorSize);
            }
        }
    }

    // What the header has no room for; the last number of each sector is the place of the next.
    private static IEnumerable<uint> Difat(CompoundLayout layout)
    {
        for (long sector = 0, fat = CompoundLayout.HeaderDifatEntries; sector < layout.DifatSectorCount; sector++)
        {
            for (var i = 1; i < layout.EntriesPerSector; i++, fat++)
            {
                yield return fat < layout.FatSectorCount ? (uint)fat : SectorNumber.Free;
            }

            yield return sector + 1 < layout.DifatSectorCount ? (uint)(layout.FatSectorCount + sector + 1) : SectorNumber.EndOfChain;
        }
    }

    private static IEnumerable<uint> MiniFat(CompoundDirectory directory, CompoundLayout layout)
    {
        var given = 0u;
        foreach (var (entry, _) in directory.Streams.Where(stream => CompoundLayout.IsMini(stream.Entry.Length) && stream.Entry.Length > 0))
        {
            for (var end = given + CompoundLayout.Whole(entry.Length, CompoundLayout.MiniSectorSize); given < end;)
            {
                given++;
                yield return given == end ? SectorNumber.EndOfChain : given;
            }
        }

        for (; given < layout.MiniFatSectorCount * layout.EntriesPerSector; given++)
        {
            yield return SectorNumber.Free;
        }
    }

    private static async Task WriteNumbersAsync(SectorStream sectors, IEnumerable<uint> numbers, CancellationToken cancellationToken)
    {
        var buffer = new byte[NumbersAtOnce * sizeof(uint)];
        var filled = 0;
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(filled), number);
            filled += sizeof(uint);
            if (filled == buffer.Length)
            {
                await sectors.WriteAsync(buffer, cancellationToken);
                filled = 0;
            }
        }

        await sectors.WriteAsync(buffer.AsMemory(0, filled), cancellationToken);
    }

    private static async Task WriteDirectoryAsync(SectorStream sectors, CompoundDirectory directory, CompoundLayout layout, CancellationToken cancellationToken)
    {
        var buffer = new byte[DirectoryEntry.Size];
        foreach (var entry in directory.Entries)
        {
            entry.Write(buffer);
            await sectors.WriteAsync(buffer, cancellationToken);
        }

        DirectoryEntry.WriteUnused(buffer);
        for (var i = (long)directory.Entries.Count; i < layout.DirectorySectorCount * layout.SectorSize / DirectoryEntry.Size; i++)
        {
            await sectors.WriteAsync(buffer, cancellationToken);
        }
    }
}

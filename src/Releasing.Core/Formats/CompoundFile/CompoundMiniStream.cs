using System.Collections;
using Releasing.Files;

namespace Releasing.Formats.CompoundFile;

/// <summary>The mini stream of a file that is read, and which of its sectors have an owner.</summary>
internal sealed class CompoundMiniStream
{
    private readonly CompoundInput _input;
    private readonly IReadOnlyList<FileExtent> _extents;
    private readonly uint[] _fat;
    private readonly BitArray _owned;

    /// <summary>Reads the mini FAT.</summary>
    /// <param name="input">The file.</param>
    /// <param name="root">The root's entry, which says where the mini stream is.</param>
    /// <exception cref="Failures.InvalidInputException">It is damaged.</exception>
    public CompoundMiniStream(CompoundInput input, DirectoryEntry root)
    {
        _input = input;
        var header = input.Header;
        _fat = input.ReadNumbers(input.Chain(header.MiniFatStart, header.MiniFatCount, "the mini FAT"));
        _extents = input.Chain(root.Start, CompoundLayout.Whole(root.Length, header.SectorSize), "the mini stream");
        var count = CompoundLayout.Whole(root.Length, CompoundLayout.MiniSectorSize);
        _owned = count <= _fat.Length ? new BitArray((int)count) : throw input.Damaged(0, $"the mini stream has {count} sectors, and the mini FAT numbers for {_fat.Length}");
    }

    /// <summary>Follows a chain of mini sectors and owns them.</summary>
    /// <param name="start">The first.</param>
    /// <param name="length">Length of the stream.</param>
    /// <param name="what">What lies there, for a message.</param>
    /// <exception cref="Failures.InvalidInputException">The chain is shorter or longer, leaves the mini stream, or meets a sector that has an owner.</exception>
    public IReadOnlyList<FileExtent> Chain(uint start, long length, string what)
    {
        var extents = new List<FileExtent>();
        var left = length;
        for (var sector = start; sector != SectorNumber.EndOfChain; sector = _fat[sector], left -= CompoundLayout.MiniSectorSize)
        {
            if (left <= 0 || sector >= _owned.Length || _owned[(int)sector])
            {
                throw _input.Damaged(0, $"the chain of {what} is too long, leaves the mini stream, or meets a sector that has an owner");
            }

            _owned[(int)sector] = true;
            // A sector of the mini stream never crosses one of the file.
            var size = _input.Header.SectorSize;
            var (place, inside) = Math.DivRem((long)sector * CompoundLayout.MiniSectorSize, size);
            ExtentList.Add(extents, Find(place * size) + inside, CompoundLayout.MiniSectorSize);
        }

        return left <= 0 ? ExtentList.Cut(extents, length) : throw _input.Damaged(0, $"the chain of {what} is {left} bytes too short");
    }

    private long Find(long position)
    {
        foreach (var extent in _extents)
        {
            if (position < extent.Length)
            {
                return extent.Offset + position;
            }

            position -= extent.Length;
        }

        throw _input.Damaged(0, "the mini stream is shorter than its mini FAT");
    }
}

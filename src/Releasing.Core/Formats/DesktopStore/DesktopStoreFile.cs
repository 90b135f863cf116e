using System.Numerics;
using Releasing.Formats.Binaries;

namespace Releasing.Formats.DesktopStore;

/// <summary>
/// Writes a <c>.DS_Store</c>: what the Finder knows of a folder's window and of the icons in it. Apple does not describe the format; the notes of Wim Lewis do (DSStoreFormat.pod of
/// Mac::Finder::DSStore). The file is divided by a buddy allocator: each block has a length that is a power of two, and begins at a multiple of it.
/// </summary>
internal static class DesktopStoreFile
{
    // Everything is counted from behind the file's first four bytes.
    private const int Start = 4;
    private const int HeaderLength = 32;
    private const int SmallestBlock = 32;
    private const int SmallestBookkeeping = 2048;
    private const int AddressesAtOnce = 256;
    private const int SizeClasses = 32;
    private const long AddressSpace = 1L << 31;

    private const int TreeBlock = 1;
    private const int FirstPage = 2;

    /// <summary>Writes a store.</summary>
    /// <param name="records">The records, in any order, none longer than <see cref="DesktopTree.LongestRecord"/>.</param>
    public static byte[] Write(IEnumerable<DesktopRecord> records)
    {
        var tree = new DesktopTree(records, FirstPage);

        // Block 0 is the allocator's own bookkeeping, whose length depends on the number of blocks.
        var count = FirstPage + tree.Pages.Count;
        var tableLength = (count + AddressesAtOnce - 1) / AddressesAtOnce * AddressesAtOnce * 4;
        var bookkeeping = Math.Max(SmallestBookkeeping, (int)BitOperations.RoundUpToPowerOf2((uint)tableLength + 1024));
        List<long> lengths = [bookkeeping, SmallestBlock, .. tree.Pages.Select(_ => (long)DesktopTree.PageSize)];
        var places = Places(lengths);

        var file = new byte[Start + places.Zip(lengths).Max(block => block.First + block.Second)];
        WriteHeader(file, (uint)places[0], (uint)bookkeeping);
        WriteBookkeeping(file.AsSpan(Start + (int)places[0], bookkeeping), places, lengths, tableLength);
        WriteTree(file.AsSpan(Start + (int)places[TreeBlock], SmallestBlock), tree);
        foreach (var (page, place) in tree.Pages.Zip(places.Skip(FirstPage)))
        {
            page.CopyTo(file, Start + place);
        }

        return file;
    }

    // The tree's block is as small as the header and comes right behind it; the others follow.
    private static List<long> Places(List<long> lengths)
    {
        var places = lengths.Select(_ => (long)HeaderLength).ToList();
        long next = HeaderLength + SmallestBlock;
        for (var block = 0; block < lengths.Count; block++)
        {
            if (block != TreeBlock)
            {
                places[block] = (next + lengths[block] - 1) / lengths[block] * lengths[block];
                next = places[block] + lengths[block];
            }
        }

        return places;
    }

    private static void WriteHeader(Span<byte> file, uint place, uint length)
    {
        var header = new BigEndianWriter(file);
        header.U32(1);
        header.Bytes("Bud1"u8);
        header.U32(place);
        header.U32(length);
        header.U32(place);
    }

    private static void WriteBookkeeping(Span<byte> target, List<long> places, List<long> lengths, int tableLength)
    {
        var block = new BigEndianWriter(target);
        block.U32((uint)places.Count);
        block.U32(0);

        // An address is a multiple of 32; its low bits are the logarithm of the length.
        foreach (var (place, length) in places.Zip(lengths))
        {
            block.U32((uint)place | (uint)long.Log2(length));
        }

        block.Skip(tableLength - (4 * places.Count));
        block.U32(1);
        block.U8(4);
        block.Bytes("DSDB"u8);
        block.U32(TreeBlock);

        var free = Free(places, lengths).ToLookup(piece => piece.Class, piece => piece.Place);
        for (var size = 0; size < SizeClasses; size++)
        {
            block.U32((uint)free[size].Count());
            foreach (var place in free[size])
            {
                block.U32((uint)place);
            }
        }
    }

    // What no block takes of the address space, in the largest pieces that begin at a multiple of their length.
    private static IEnumerable<(int Class, long Place)> Free(List<long> places, List<long> lengths)
    {
        long next = HeaderLength;
        foreach (var (place, length) in places.Zip(lengths).OrderBy(block => block.First).Append((AddressSpace, 0L)))
        {
            while (next < place)
            {
                var size = Math.Min(BitOperations.TrailingZeroCount(next), (int)long.Log2(place - next));
                yield return (size, next);
                next += 1L << size;
            }

            next = place + length;
        }
    }

    private static void WriteTree(Span<byte> target, DesktopTree tree)
    {
        var block = new BigEndianWriter(target);
        block.U32((uint)tree.Root);
        block.U32((uint)tree.InnerLevels);
        block.U32((uint)tree.RecordCount);
        block.U32((uint)tree.Pages.Count);
        block.U32(DesktopTree.PageSize);
    }
}

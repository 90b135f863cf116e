using Releasing.Formats.Binaries;

namespace Releasing.Formats.HfsPlus;

/// <summary>Allocation blocks that lie one behind the other.</summary>
/// <param name="Start">The first.</param>
/// <param name="Count">How many; 0 for a fork without bytes.</param>
internal readonly record struct HfsPlusExtent(uint Start, uint Count)
{
    /// <summary>Bytes of an allocation block, the size that TN1150 recommends.</summary>
    public const int BlockSize = 4096;

    /// <summary>How many blocks hold a number of bytes.</summary>
    public static long BlocksFor(long length) => (length + BlockSize - 1) / BlockSize;

    /// <summary>Writes the fork data (TN1150, "Fork Data Structure") of a fork that has this one extent.</summary>
    public void WriteFork(ref BigEndianWriter writer, long length, uint clumpSize)
    {
        writer.U64((ulong)length);
        writer.U32(clumpSize);
        writer.U32(Count);
        writer.U32(Count == 0 ? 0 : Start);
        writer.U32(Count);
        writer.Skip(7 * 8);
    }
}

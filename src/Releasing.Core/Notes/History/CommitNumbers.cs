using System.Buffers.Binary;
using System.Numerics;
using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>Finds commits of a log by their hashes, which stay where they are: open addressing over the numbers, half full at most.</summary>
internal sealed class CommitNumbers
{
    private const int Nobody = -1;

    private readonly CommitLog _log;
    private readonly int[] _slots;

    public CommitNumbers(CommitLog log)
    {
        _log = log;
        _slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, log.Count * 2))];
        Array.Fill(_slots, Nobody);
        for (var number = 0; number < log.Count; number++)
        {
            _slots[Slot(log.Hash(number))] = number;
        }
    }

    /// <summary>The number of a commit; -1 when it is not in the log.</summary>
    /// <param name="hash">The full hash in hexadecimal digits.</param>
    public int Find(ReadOnlySpan<byte> hash) => _slots[Slot(hash)];

    /// <summary>The slot in which it stands, or could stand.</summary>
    private int Slot(ReadOnlySpan<byte> hash)
    {
        // A hash is as good as random already; its digits need only be spread over the bits.
        var seed = hash.Length < 16 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(hash) ^ (BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]) << 4);
        var slot = (int)((seed * 0x9E3779B97F4A7C15) >> 33) & (_slots.Length - 1);
        while (_slots[slot] is not Nobody and var number && !_log.Hash(number).SequenceEqual(hash))
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }
}

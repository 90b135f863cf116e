using System.Buffers.Binary;
using Releasing.Git;

namespace Releasing.Notes.History;

/// <summary>Finds commits of a log by their hashes, which stay where they are: open addressing over the numbers, half full at most.</summary>
internal sealed class CommitNumbers
{
    private const int Nobody = -1;

    private readonly CommitLog _log;
    private int[] _slots = Slots(1024);

    /// <summary>Knows nobody yet.</summary>
    public CommitNumbers(CommitLog log) => _log = log;

    /// <summary>Adds the next commit of the log.</summary>
    public void Add(int number)
    {
        if (number * 2 >= _slots.Length)
        {
            _slots = Slots(_slots.Length * 4);
            for (var before = 0; before < number; before++)
            {
                _slots[Slot(_log.Hash(before))] = before;
            }
        }

        _slots[Slot(_log.Hash(number))] = number;
    }

    /// <summary>The number of a commit; -1 when it is not in the log.</summary>
    /// <param name="hash">The full hash in hexadecimal digits.</param>
    public int Find(ReadOnlySpan<byte> hash) => _slots[Slot(hash)];

    private static int[] Slots(int count)
    {
        var slots = new int[count];
        for (var slot = 0; slot < count; slot++)
        {
            slots[slot] = Nobody;
        }

        return slots;
    }

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

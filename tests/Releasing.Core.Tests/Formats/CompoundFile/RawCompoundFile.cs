using System.Buffers.Binary;
using System.Text;

namespace Releasing.Core.Tests.Formats.CompoundFile;

/// <summary>The tables of a compound file as its bytes have them, read by other means than those that are tested.</summary>
public sealed class RawCompoundFile
{
    private const uint End = 0xFFFFFFFE;

    private readonly byte[] _bytes;
    private readonly int _size;

    public RawCompoundFile(byte[] bytes)
    {
        _bytes = bytes;
        _size = 1 << BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(30));
        var places = Numbers(bytes.AsSpan(76, 436)).Where(place => place != uint.MaxValue).ToList();
        for (var next = Number(68); next != End;)
        {
            var numbers = Numbers(Sector(next));
            places.AddRange(numbers.SkipLast(1).Where(place => place != uint.MaxValue));
            next = numbers[^1];
        }

        Fat = [.. places.SelectMany(place => Numbers(Sector(place)))];
        for (var next = Number(48); next != End; next = Fat[(int)next])
        {
            for (var at = 0; at < _size; at += 128)
            {
                Entries.Add(new RawEntry(Sector(next).Slice(at, 128)));
            }
        }
    }

    public IReadOnlyList<uint> Fat { get; }

    public List<RawEntry> Entries { get; } = [];

    /// <summary>Black entries on every way down, or -1 where two ways differ or a red entry stands below a red one.</summary>
    public int BlackHeight(uint number, bool belowRed = false)
    {
        if (number == uint.MaxValue)
        {
            return 0;
        }

        var entry = Entries[(int)number];
        var (left, right) = (BlackHeight(entry.Left, entry.IsRed), BlackHeight(entry.Right, entry.IsRed));
        return left < 0 || left != right || (belowRed && entry.IsRed) ? -1 : left + (entry.IsRed ? 0 : 1);
    }

    public IEnumerable<string> InOrder(uint number) =>
        number == uint.MaxValue ? [] : [.. InOrder(Entries[(int)number].Left), Entries[(int)number].Name, .. InOrder(Entries[(int)number].Right)];

    private uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(at));

    private ReadOnlySpan<byte> Sector(uint number) => _bytes.AsSpan(((int)number + 1) * _size, _size);

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 4)..]);
        }

        return numbers;
    }

    public sealed class RawEntry(ReadOnlySpan<byte> bytes)
    {
        public string Name { get; } = Encoding.Unicode.GetString(bytes[..Math.Max(0, BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]) - 2)]);

        public byte Kind { get; } = bytes[66];

        public bool IsRed { get; } = bytes[67] == 0;

        public uint Left { get; } = BinaryPrimitives.ReadUInt32LittleEndian(bytes[68..]);

        public uint Right { get; } = BinaryPrimitives.ReadUInt32LittleEndian(bytes[72..]);

        public uint Child { get; } = BinaryPrimitives.ReadUInt32LittleEndian(bytes[76..]);

        public bool HasTimes { get; } = bytes[100..116].ContainsAnyExcept((byte)0);
    }
}

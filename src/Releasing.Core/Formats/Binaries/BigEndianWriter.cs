using System.Buffers.Binary;

namespace Releasing.Formats.Binaries;

/// <summary>Fills a record of known length field by field, most significant byte first: what Apple's formats are made of.</summary>
/// <param name="target">The record; what is skipped stays as it is.</param>
internal ref struct BigEndianWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    /// <summary>How many bytes are filled or skipped.</summary>
    public int Position { get; private set; }

    public void U8(byte value) => Take(1)[0] = value;

    public void U16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void U64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Text as UTF-16.</summary>
    public void Utf16(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            U16(unit);
        }
    }

    public void Skip(int count) => Take(count);

    private Span<byte> Take(int count)
    {
        var taken = _target.Slice(Position, count);
        Position += count;
        return taken;
    }
}

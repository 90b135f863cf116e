using System.Buffers.Binary;

namespace Releasing.Formats.SquashFs;

/// <summary>A record of little-endian numbers and bytes, put together piece by piece and used again.</summary>
internal sealed class RecordBytes(int capacity)
{
    private byte[] _bytes = new byte[capacity];
    private int _length;

    /// <summary>What was put together since it was last emptied; valid until the next change.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Begins anew.</summary>
    public RecordBytes Empty()
    {
        _length = 0;
        return this;
    }

    public RecordBytes U16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Room(2), unchecked((ushort)value));
        return this;
    }

    public RecordBytes U32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);
        return this;
    }

    public RecordBytes U64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);
        return this;
    }

    public RecordBytes Bytes(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        return this;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        }

        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Releasing.Core.Tests.Formats.Binaries;

/// <summary>Lays down the bytes of small programs for tests, field by field, in either byte order.</summary>
public sealed class ByteWriter(bool bigEndian = false, bool wide = true)
{
    private readonly List<byte> _bytes = [];

    public int Position => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public ByteWriter Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public ByteWriter Text(string text) => Raw([.. Encoding.UTF8.GetBytes(text), 0]);

    public ByteWriter U16(int value) => Number((ulong)value, 2);

    public ByteWriter U32(long value) => Number((ulong)value, 4);

    public ByteWriter U64(long value) => Number((ulong)value, 8);

    /// <summary>A number of the file's own width.</summary>
    public ByteWriter Word(long value) => wide ? U64(value) : U32(value);

    public ByteWriter PadTo(int position)
    {
        while (_bytes.Count < position)
        {
            _bytes.Add(0);
        }

        return this;
    }

    private ByteWriter Number(ulong value, int width)
    {
        var bytes = new byte[8];
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
            return Raw(bytes[(8 - width)..]);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return Raw(bytes[..width]);
    }
}

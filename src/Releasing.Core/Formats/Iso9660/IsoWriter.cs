using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Releasing.Formats.Iso9660;

/// <summary>Fills a descriptor or record field by field; numbers that ECMA-119 wants in both byte orders are written in both.</summary>
/// <param name="target">The record; what is skipped stays as it is.</param>
internal ref struct IsoWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;

    /// <summary>How many bytes are filled or skipped.</summary>
    public int Position { get; private set; }

    public void U8(int value) => Take(1)[0] = (byte)value;

    /// <summary>7.2.3: least significant byte first, then most significant first.</summary>
    public void Both16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(Take(2), (ushort)value);
        BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)value);
    }

    /// <summary>7.3.3: least significant byte first, then most significant first.</summary>
    public void Both32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);
        BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);
    }

    public void Little32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void Big32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Text with blanks behind it.</summary>
    public void Text(string text, int length)
    {
        var room = Take(length);
        room.Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, room);
    }

    /// <summary>9.1.5: seven bytes, Greenwich time.</summary>
    public void ShortTime(DateTime time)
    {
        foreach (var part in new[] { time.Year - 1900, time.Month, time.Day, time.Hour, time.Minute, time.Second, 0 })
        {
            U8(part);
        }
    }

    /// <summary>8.4.26.1: sixteen digits and the distance from Greenwich, none.</summary>
    public void LongTime(DateTime time)
    {
        Text(time.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "00", 16);
        U8(0);
    }

    /// <summary>A time that is not given.</summary>
    public void NoTime()
    {
        Take(16).Fill((byte)'0');
        U8(0);
    }

    public void Skip(int count) => Take(count);

    private Span<byte> Take(int count)
    {
        var taken = _target.Slice(Position, count);
        Position += count;
        return taken;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace Releasing.Formats.Tar;

/// <summary>One header block of 512 bytes (POSIX.1-2001 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format").</summary>
internal sealed class TarHeader
{
    public const int BlockSize = 512;
    public const int NameLength = 100;
    public const int PrefixLength = 155;
    public const int OwnerLength = 31;

    /// <summary>The largest number in seven octal digits: owner and group.</summary>
    public const long LargestId = (1L << 21) - 1;

    /// <summary>The largest number in eleven octal digits: size (8 GiB less one byte) and time.</summary>
    public const long LargestNumber = (1L << 33) - 1;

    private readonly byte[] _block = new byte[BlockSize];

    public TarHeader(char type, TarDialect dialect)
    {
        _block[156] = (byte)type;
        // POSIX: magic "ustar" NUL, version "00". GNU: one field of "ustar", two spaces, NUL.
        Encoding.ASCII.GetBytes(dialect == TarDialect.Gnu ? "ustar  \0" : "ustar\000", _block.AsSpan(257));
        if (dialect == TarDialect.Pax)
        {
            WriteNumber(329, 8, 0);
            WriteNumber(337, 8, 0);
        }
    }

    public void SetName(ReadOnlySpan<byte> name) => WriteText(0, NameLength, name);

    public void SetPrefix(ReadOnlySpan<byte> prefix) => WriteText(345, PrefixLength, prefix);

    public void SetLinkName(ReadOnlySpan<byte> target) => WriteText(157, NameLength, target);

    public void SetOwner(long userId, long groupId, string userName, string groupName)
    {
        WriteNumber(108, 8, userId);
        WriteNumber(116, 8, groupId);
        WriteText(265, OwnerLength, Encoding.UTF8.GetBytes(userName));
        WriteText(297, OwnerLength, Encoding.UTF8.GetBytes(groupName));
    }

    public void SetMode(int mode) => WriteNumber(100, 8, mode);

    public void SetSize(long size) => WriteNumber(124, 12, size);

    public void SetTime(long seconds) => WriteNumber(136, 12, seconds);

    /// <summary>The block with its checksum: the sum of all bytes with the checksum field taken as spaces.</summary>
    public byte[] Seal()
    {
        var checksum = _block.AsSpan(148, 8);
        checksum.Fill((byte)' ');
        var sum = 0;
        foreach (var value in _block)
        {
            sum += value;
        }

        WriteOctal(checksum[..6], sum);
        checksum[6] = 0;
        return _block;
    }

    private void WriteText(int offset, int length, ReadOnlySpan<byte> text) =>
        text[..Math.Min(text.Length, length)].CopyTo(_block.AsSpan(offset, length));

    private void WriteNumber(int offset, int length, long value)
    {
        var field = _block.AsSpan(offset, length);
        if (value >= 0 && value < 1L << (3 * (length - 1)))
        {
            WriteOctal(field[..^1], value);
            return;
        }

        // GNU base-256: the top bit marks it, the rest is a big-endian two's complement number.
        field.Fill(value < 0 ? (byte)0xFF : (byte)0);
        BinaryPrimitives.WriteInt64BigEndian(field[^8..], value);
        field[0] |= 0x80;
    }

    private static void WriteOctal(Span<byte> digits, long value)
    {
        for (var i = digits.Length - 1; i >= 0; i--, value >>= 3)
        {
            digits[i] = (byte)('0' + (value & 7));
        }
    }
}

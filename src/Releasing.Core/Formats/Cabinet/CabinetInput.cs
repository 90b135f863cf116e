using Releasing.Failures;

namespace Releasing.Formats.Cabinet;

/// <summary>Reads a cabinet from its start to its end, knows where it is, and never more than a record is held.</summary>
internal sealed class CabinetInput(Stream input, string where)
{
    private byte[] _buffer = new byte[CabinetLimits.MszipLength + CabinetRecord.DataHeaderLength];

    /// <summary>Bytes read.</summary>
    public long Position { get; private set; }

    /// <summary>The next bytes, until the next call.</summary>
    /// <param name="length">How many, at most 65,535.</param>
    /// <param name="what">What they are, for a message.</param>
    /// <exception cref="InvalidInputException">The cabinet ends before.</exception>
    public ReadOnlySpan<byte> Take(int length, string what)
    {
        if (_buffer.Length < length)
        {
            _buffer = new byte[ushort.MaxValue];
        }

        var read = input.ReadAtLeast(_buffer.AsSpan(0, length), length, throwOnEndOfStream: false);
        Position += read;
        return read == length ? _buffer.AsSpan(0, length) : throw Damaged(Position, $"it ends inside {what}");
    }

    /// <summary>The bytes before the next 0, which is passed over; until the next call.</summary>
    /// <exception cref="InvalidInputException">There is none among so many.</exception>
    public byte[] TakeText(int longest, string what)
    {
        var bytes = new List<byte>();
        while (Take(1, what)[0] is not 0 and var next)
        {
            if (bytes.Count + 1 == longest)
            {
                throw Damaged(Position, $"{what} is longer than {longest - 1} bytes");
            }

            bytes.Add(next);
        }

        return [.. bytes];
    }

    /// <summary>Whether nothing comes any more.</summary>
    public bool IsAtEnd() => input.ReadByte() < 0;

    /// <summary>What messages call the cabinet.</summary>
    public string Where => where;

    /// <summary>The failure to be thrown.</summary>
    /// <param name="offset">Where it is wrong.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="inner">What revealed it.</param>
    public InvalidInputException Damaged(long offset, string what, Exception? inner = null) => new(where, $"the cabinet is damaged at byte {offset}: {what}", "Make it again, or fetch it again", inner);
}

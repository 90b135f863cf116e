namespace Releasing.Core.Tests.Formats;

/// <summary>Bytes that are the same on every machine and runtime: a generator of our own, not System.Random.</summary>
public sealed class SampleBytes(uint seed)
{
    private static readonly string[] s_words =
        ["release", "archive", "the", "of", "and", "a", "signature", "checksum", "to", "linux", "windows", "macos", "0x7f", "package", "\n", "ELF", "main", "version"];

    private uint _state = seed == 0 ? 1 : seed;

    public uint Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return _state;
    }

    public int Below(int bound) => (int)(Next() % (uint)bound);

    public byte[] Noise(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(Next() >> 11);
        }

        return bytes;
    }

    public byte[] Text(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length;)
        {
            foreach (var letter in s_words[Below(s_words.Length)] + " ")
            {
                if (i < length)
                {
                    bytes[i++] = (byte)letter;
                }
            }
        }

        return bytes;
    }

    /// <summary>Stretches of text, noise, zeros and copies of what came before: what an executable looks like to a compressor.</summary>
    public byte[] Mixed(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length;)
        {
            var stretch = Math.Min(1 + Below(5000), length - i);
            var piece = Below(4) switch
            {
                0 => Text(stretch),
                1 => Noise(stretch),
                2 => new byte[stretch],
                _ => bytes.AsSpan(Below(i + 1), stretch).ToArray(),
            };
            piece.CopyTo(bytes, i);
            i += stretch;
        }

        return bytes;
    }
}

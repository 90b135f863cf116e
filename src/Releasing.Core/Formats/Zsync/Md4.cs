using System.Buffers.Binary;
using System.Numerics;

namespace Releasing.Formats.Zsync;

/// <summary>The digest MD4 (RFC 1320), which zsync tells blocks apart with: not a safe one, and nothing here relies on it to be.</summary>
internal static class Md4
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = 16;

    private const int BlockLength = 64;
    private const uint SecondRound = 0x5A827999;
    private const uint ThirdRound = 0x6ED9EBA1;

    private static readonly int[] s_secondOrder = [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15];
    private static readonly int[] s_thirdOrder = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15];

    /// <summary>The digest of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="digest">Room for 16 bytes.</param>
    public static void Hash(ReadOnlySpan<byte> bytes, Span<byte> digest)
    {
        Span<uint> state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476];
        var whole = bytes.Length / BlockLength * BlockLength;
        for (var at = 0; at < whole; at += BlockLength)
        {
            Transform(state, bytes[at..]);
        }

        // Section 3.1 and 3.2: one bit, zeros, and the length in bits.
        Span<byte> end = stackalloc byte[2 * BlockLength];
        end.Clear();
        bytes[whole..].CopyTo(end);
        end[bytes.Length - whole] = 0x80;
        var length = bytes.Length - whole < BlockLength - sizeof(ulong) ? BlockLength : 2 * BlockLength;
        BinaryPrimitives.WriteUInt64LittleEndian(end[(length - sizeof(ulong))..], (ulong)bytes.Length * 8);
        for (var at = 0; at < length; at += BlockLength)
        {
            Transform(state, end[at..]);
        }

        for (var word = 0; word < state.Length; word++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(digest[(word * sizeof(uint))..], state[word]);
        }
    }

    // Section 3.4. After every step the four words change places, so that each step looks the same.
    private static void Transform(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[16];
        for (var index = 0; index < words.Length; index++)
        {
            words[index] = BinaryPrimitives.ReadUInt32LittleEndian(block[(index * sizeof(uint))..]);
        }

        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        for (var step = 0; step < 16; step++)
        {
            var shift = (step % 4) switch { 0 => 3, 1 => 7, 2 => 11, _ => 19 };
            (a, b, c, d) = (d, BitOperations.RotateLeft(a + ((b & c) | (~b & d)) + words[step], shift), b, c);
        }

        for (var step = 0; step < 16; step++)
        {
            var shift = (step % 4) switch { 0 => 3, 1 => 5, 2 => 9, _ => 13 };
            (a, b, c, d) = (d, BitOperations.RotateLeft(a + ((b & c) | (b & d) | (c & d)) + words[s_secondOrder[step]] + SecondRound, shift), b, c);
        }

        for (var step = 0; step < 16; step++)
        {
            var shift = (step % 4) switch { 0 => 3, 1 => 9, 2 => 11, _ => 15 };
            (a, b, c, d) = (d, BitOperations.RotateLeft(a + (b ^ c ^ d) + words[s_thirdOrder[step]] + ThirdRound, shift), b, c);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
    }
}

using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Releasing.Signing.Algorithms;

/// <summary>The Salsa20 core (RFC 7914, section 3; D. J. Bernstein, "The Salsa20 family of stream ciphers") and the stream XSalsa20 made of it ("Extending the Salsa20 nonce").</summary>
internal static class Salsa20
{
    /// <summary>Words of a block.</summary>
    public const int Words = 16;

    private const int BlockLength = 4 * Words;

    // "expand 32-byte k" as four little-endian words.
    private static readonly uint[] s_constants = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574];

    /// <summary>Adds to a block its own permutation.</summary>
    /// <param name="block">16 words.</param>
    /// <param name="rounds">8 for scrypt, 20 for the cipher.</param>
    public static void Core(Span<uint> block, int rounds)
    {
        Span<uint> state = stackalloc uint[Words];
        block.CopyTo(state);
        Permute(state, rounds);
        for (var index = 0; index < Words; index++)
        {
            block[index] += state[index];
        }

        state.Clear();
    }

    /// <summary>Xors the stream of XSalsa20 into bytes, from the start of the stream on.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="nonce">24 bytes.</param>
    /// <param name="bytes">The bytes.</param>
    public static void XorStream(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, Span<byte> bytes)
    {
        Span<uint> state = stackalloc uint[Words];
        Span<uint> subkey = stackalloc uint[8];
        Span<uint> block = stackalloc uint[Words];
        Span<byte> stream = stackalloc byte[BlockLength];
        Span<byte> position = stackalloc byte[16];
        nonce[16..24].CopyTo(position);
        // HSalsa20: the first 16 bytes of the nonce make a key of their own; the words that leak nothing are the diagonal and the nonce's.
        Fill(state, key, nonce[..16]);
        Permute(state, 20);
        ReadOnlySpan<int> kept = [0, 5, 10, 15, 6, 7, 8, 9];
        for (var index = 0; index < kept.Length; index++)
        {
            subkey[index] = state[kept[index]];
        }

        for (ulong counter = 0; !bytes.IsEmpty; counter++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(position[8..], counter);
            Fill(block, [], position);
            subkey[..4].CopyTo(block[1..]);
            subkey[4..].CopyTo(block[11..]);
            Core(block, 20);
            for (var index = 0; index < Words; index++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(stream[(4 * index)..], block[index]);
            }

            var count = Math.Min(BlockLength, bytes.Length);
            for (var index = 0; index < count; index++)
            {
                bytes[index] ^= stream[index];
            }

            bytes = bytes[count..];
        }

        state.Clear();
        subkey.Clear();
        block.Clear();
        CryptographicOperations.ZeroMemory(stream);
    }

    // Constants on the diagonal, the halves of the key around the 16 bytes of nonce and counter.
    private static void Fill(Span<uint> block, ReadOnlySpan<byte> key, ReadOnlySpan<byte> position)
    {
        for (var index = 0; index < 4; index++)
        {
            block[5 * index] = s_constants[index];
            block[6 + index] = BinaryPrimitives.ReadUInt32LittleEndian(position[(4 * index)..]);
            if (!key.IsEmpty)
            {
                block[1 + index] = BinaryPrimitives.ReadUInt32LittleEndian(key[(4 * index)..]);
                block[11 + index] = BinaryPrimitives.ReadUInt32LittleEndian(key[(16 + (4 * index))..]);
            }
        }
    }

    // Written out, in variables: scrypt comes here millions of times.
    private static void Permute(Span<uint> state, int rounds)
    {
        var (x0, x1, x2, x3, x4, x5, x6, x7) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        var (x8, x9, x10, x11, x12, x13, x14, x15) = (state[8], state[9], state[10], state[11], state[12], state[13], state[14], state[15]);
        for (var round = 0; round < rounds; round += 2)
        {
            x4 ^= BitOperations.RotateLeft(x0 + x12, 7);
            x8 ^= BitOperations.RotateLeft(x4 + x0, 9);
            x12 ^= BitOperations.RotateLeft(x8 + x4, 13);
            x0 ^= BitOperations.RotateLeft(x12 + x8, 18);
            x9 ^= BitOperations.RotateLeft(x5 + x1, 7);
            x13 ^= BitOperations.RotateLeft(x9 + x5, 9);
            x1 ^= BitOperations.RotateLeft(x13 + x9, 13);
            x5 ^= BitOperations.RotateLeft(x1 + x13, 18);
            x14 ^= BitOperations.RotateLeft(x10 + x6, 7);
            x2 ^= BitOperations.RotateLeft(x14 + x10, 9);
            x6 ^= BitOperations.RotateLeft(x2 + x14, 13);
            x10 ^= BitOperations.RotateLeft(x6 + x2, 18);
            x3 ^= BitOperations.RotateLeft(x15 + x11, 7);
            x7 ^= BitOperations.RotateLeft(x3 + x15, 9);
            x11 ^= BitOperations.RotateLeft(x7 + x3, 13);
            x15 ^= BitOperations.RotateLeft(x11 + x7, 18);
            x1 ^= BitOperations.RotateLeft(x0 + x3, 7);
            x2 ^= BitOperations.RotateLeft(x1 + x0, 9);
            x3 ^= BitOperations.RotateLeft(x2 + x1, 13);
            x0 ^= BitOperations.RotateLeft(x3 + x2, 18);
            x6 ^= BitOperations.RotateLeft(x5 + x4, 7);
            x7 ^= BitOperations.RotateLeft(x6 + x5, 9);
            x4 ^= BitOperations.RotateLeft(x7 + x6, 13);
            x5 ^= BitOperations.RotateLeft(x4 + x7, 18);
            x11 ^= BitOperations.RotateLeft(x10 + x9, 7);
            x8 ^= BitOperations.RotateLeft(x11 + x10, 9);
            x9 ^= BitOperations.RotateLeft(x8 + x11, 13);
            x10 ^= BitOperations.RotateLeft(x9 + x8, 18);
            x12 ^= BitOperations.RotateLeft(x15 + x14, 7);
            x13 ^= BitOperations.RotateLeft(x12 + x15, 9);
            x14 ^= BitOperations.RotateLeft(x13 + x12, 13);
            x15 ^= BitOperations.RotateLeft(x14 + x13, 18);
        }

        (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]) = (x0, x1, x2, x3, x4, x5, x6, x7);
        (state[8], state[9], state[10], state[11], state[12], state[13], state[14], state[15]) = (x8, x9, x10, x11, x12, x13, x14, x15);
    }
}

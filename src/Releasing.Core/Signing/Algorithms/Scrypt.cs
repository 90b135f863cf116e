using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Releasing.Signing.Algorithms;

/// <summary>The key derivation scrypt (RFC 7914), within limits on memory and work.</summary>
internal static class Scrypt
{
    private const long LargestMemory = 256L << 20;
    private const long MostWork = 1L << 30;

    /// <summary>Whether parameters are ones of RFC 7914, section 2, and need no more than 256 MiB and some seconds.</summary>
    /// <param name="cost">N: a power of two above 1.</param>
    /// <param name="blockSize">r.</param>
    /// <param name="parallelism">p.</param>
    public static bool Accepts(long cost, long blockSize, long parallelism) =>
        cost is > 1 and <= 1 << 24 && (cost & (cost - 1)) == 0 && blockSize is > 0 and <= 1 << 10 && parallelism is > 0 and <= 1 << 10
        && 128 * cost * blockSize <= LargestMemory && 128 * cost * blockSize * parallelism <= MostWork;

    /// <summary>Derives a key.</summary>
    /// <param name="passphrase">The passphrase, as bytes.</param>
    /// <param name="salt">The salt.</param>
    /// <param name="cost">N.</param>
    /// <param name="blockSize">r.</param>
    /// <param name="parallelism">p.</param>
    /// <param name="length">How many bytes.</param>
    public static byte[] Derive(ReadOnlySpan<byte> passphrase, ReadOnlySpan<byte> salt, int cost, int blockSize, int parallelism, int length)
    {
        if (!Accepts(cost, blockSize, parallelism))
        {
            throw new ArgumentOutOfRangeException(nameof(cost), "These parameters are not accepted.");
        }

        var words = 32 * blockSize;
        var blocks = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, 1, HashAlgorithmName.SHA256, 4 * words * parallelism);
        var table = new uint[(long)words * cost];
        var mixed = new uint[words];
        var spare = new uint[words];
        for (var lane = 0; lane < parallelism; lane++)
        {
            var bytes = blocks.AsSpan(4 * words * lane, 4 * words);
            ReadWords(bytes, mixed);
            Mix(mixed, spare, table, cost);
            WriteWords(mixed, bytes);
        }

        Array.Clear(table);
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase, blocks, 1, HashAlgorithmName.SHA256, length);
        CryptographicOperations.ZeroMemory(blocks);
        return key;
    }

    // scryptROMix, section 5.
    private static void Mix(Span<uint> block, Span<uint> spare, uint[] table, int cost)
    {
        var words = block.Length;
        for (var index = 0; index < cost; index++)
        {
            block.CopyTo(table.AsSpan(index * words, words));
            MixBlocks(block, spare);
        }

        for (var round = 0; round < cost; round++)
        {
            var row = (int)(block[words - Salsa20.Words] & (uint)(cost - 1));
            Xor(block, table.AsSpan(row * words, words));
            MixBlocks(block, spare);
        }
    }

    // scryptBlockMix, section 4: the even results come first.
    private static void MixBlocks(Span<uint> block, Span<uint> spare)
    {
        var count = block.Length / Salsa20.Words;
        Span<uint> last = stackalloc uint[Salsa20.Words];
        block[^Salsa20.Words..].CopyTo(last);
        for (var index = 0; index < count; index++)
        {
            Xor(last, block.Slice(index * Salsa20.Words, Salsa20.Words));
            Salsa20.Core(last, 8);
            last.CopyTo(spare.Slice((((index & 1) * (count / 2)) + (index / 2)) * Salsa20.Words, Salsa20.Words));
        }

        spare.CopyTo(block);
    }

    private static void Xor(Span<uint> target, ReadOnlySpan<uint> source)
    {
        for (var index = 0; index < target.Length; index++)
        {
            target[index] ^= source[index];
        }
    }

    private static void ReadWords(ReadOnlySpan<byte> bytes, Span<uint> words)
    {
        bytes.CopyTo(MemoryMarshal.AsBytes(words));
        Reverse(words);
    }

    private static void WriteWords(Span<uint> words, Span<byte> bytes)
    {
        Reverse(words);
        MemoryMarshal.AsBytes(words).CopyTo(bytes);
    }

    private static void Reverse(Span<uint> words)
    {
        if (!BitConverter.IsLittleEndian)
        {
            System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}

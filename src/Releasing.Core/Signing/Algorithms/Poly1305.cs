using System.Buffers.Binary;

namespace Releasing.Signing.Algorithms;

/// <summary>The one-time authenticator Poly1305 (RFC 8439, section 2.5), in limbs of 26 bits, without branches on secrets.</summary>
internal static class Poly1305
{
    /// <summary>Bytes of a tag.</summary>
    public const int TagLength = 16;

    private const uint Mask = (1 << 26) - 1;

    /// <summary>The tag of a message.</summary>
    /// <param name="key">32 bytes, used once.</param>
    /// <param name="message">The message.</param>
    public static byte[] Tag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        Span<ulong> r = stackalloc ulong[5];
        Span<ulong> h = stackalloc ulong[5];
        Span<ulong> product = stackalloc ulong[5];
        Span<byte> block = stackalloc byte[17];
        // Clamped as section 2.5 says.
        Split((BinaryPrimitives.ReadUInt128LittleEndian(key) & new UInt128(0x0ffffffc0ffffffc, 0x0ffffffc0fffffff)), 0, r);
        Span<ulong> limbs = stackalloc ulong[5];
        for (; !message.IsEmpty; message = message[Math.Min(16, message.Length)..])
        {
            var length = Math.Min(16, message.Length);
            block.Clear();
            message[..length].CopyTo(block);
            block[length] = 1;
            Split(BinaryPrimitives.ReadUInt128LittleEndian(block), block[16], limbs);
            for (var index = 0; index < 5; index++)
            {
                h[index] += limbs[index];
            }

            Multiply(h, r, product);
            Carry(product, h);
        }

        var tag = new byte[TagLength];
        BinaryPrimitives.WriteUInt128LittleEndian(tag, Reduce(h) + BinaryPrimitives.ReadUInt128LittleEndian(key[16..]));
        r.Clear();
        h.Clear();
        return tag;
    }

    private static void Split(UInt128 value, byte top, Span<ulong> limbs)
    {
        for (var index = 0; index < 5; index++)
        {
            limbs[index] = (ulong)(value >> (26 * index)) & Mask;
        }

        limbs[4] |= (ulong)top << 24;
    }

    // Modulo 2^130 - 5: what lies above 130 bits comes back five times.
    private static void Multiply(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> product)
    {
        product.Clear();
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                product[(i + j) % 5] += a[i] * b[j] * (i + j < 5 ? 1UL : 5UL);
            }
        }
    }

    private static void Carry(ReadOnlySpan<ulong> wide, Span<ulong> limbs)
    {
        ulong carry = 0;
        for (var index = 0; index < 5; index++)
        {
            carry += wide[index];
            limbs[index] = carry & Mask;
            carry >>= 26;
        }

        limbs[0] += 5 * carry;
        limbs[1] += limbs[0] >> 26;
        limbs[0] &= Mask;
    }

    // The low 128 bits of the one value below 2^130 - 5: h + 5 is taken where it passes 2^130.
    private static UInt128 Reduce(Span<ulong> h)
    {
        for (var pass = 0; pass < 2; pass++)
        {
            Carry(h, h);
        }

        ulong carry = 5;
        Span<ulong> above = stackalloc ulong[5];
        for (var index = 0; index < 5; index++)
        {
            carry += h[index];
            above[index] = carry & Mask;
            carry >>= 26;
        }

        var take = 0UL - carry;
        UInt128 value = 0;
        for (var index = 0; index < 5; index++)
        {
            value |= (UInt128)((h[index] & ~take) | (above[index] & take)) << (26 * index);
        }

        return value;
    }
}

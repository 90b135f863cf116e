using System.Numerics;

namespace Releasing.Formats.Gzip;

/// <summary>
/// CRC-32 of two stretches of bytes, one behind the other, from the CRC-32 of each: to append n bytes multiplies the first by x to the power of 8n, modulo the
/// polynomial of ISO 3309. In the reflected form that gzip uses, the highest bit is x⁰.
/// </summary>
internal static class Crc32Combination
{
    private const uint Polynomial = 0xEDB88320;
    private const uint One = 0x80000000;

    // x⁸ : what one appended byte multiplies by.
    private const uint OneByte = One >> 8;

    /// <summary>The checksum of both.</summary>
    /// <param name="first">CRC-32 of the first stretch.</param>
    /// <param name="second">CRC-32 of the second stretch.</param>
    /// <param name="secondLength">Its length in bytes.</param>
    public static uint Combine(uint first, uint second, long secondLength)
    {
        var factor = One;
        for (var (power, left) = (OneByte, secondLength); left > 0; left >>= 1)
        {
            factor = (left & 1) == 0 ? factor : Multiply(factor, power);
            power = Multiply(power, power);
        }

        return Multiply(first, factor) ^ second;
    }

    private static uint Multiply(uint left, uint right)
    {
        var product = 0u;
        while (left != 0)
        {
            // The lowest power that is left: its bit is the highest one.
            var power = BitOperations.LeadingZeroCount(left);
            left &= ~(One >> power);
            product ^= Shift(right, power);
        }

        return product;
    }

    private static uint Shift(uint value, int powers)
    {
        for (var i = 0; i < powers; i++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        }

        return value;
    }
}

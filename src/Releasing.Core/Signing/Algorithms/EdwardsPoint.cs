using System.Numerics;

namespace Releasing.Signing.Algorithms;

/// <summary>A point of the curve edwards25519 in extended homogeneous coordinates (RFC 8032, section 5.1.4).</summary>
internal readonly struct EdwardsPoint
{
    private static readonly BigInteger s_prime = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger s_d = Reduce(-121665 * Invert(121666));
    private static readonly BigInteger s_squareRootOfMinusOne = BigInteger.ModPow(2, (s_prime - 1) / 4, s_prime);
    private readonly BigInteger _x;
    private readonly BigInteger _y;
    private readonly BigInteger _z;
    private readonly BigInteger _t;

    private EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) => (_x, _y, _z, _t) = (x, y, z, t);

    /// <summary>The base point: y is 4/5, x is even.</summary>
    public static EdwardsPoint Base { get; } = FromY(Reduce(4 * Invert(5)), odd: false)!.Value;

    private static EdwardsPoint Identity => new(BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Zero);

    /// <summary>The point of 32 bytes (section 5.1.3); null when they are no point or not its only encoding.</summary>
    public static EdwardsPoint? Decode(ReadOnlySpan<byte> encoded)
    {
        Span<byte> bytes = stackalloc byte[32];
        encoded.CopyTo(bytes);
        var odd = bytes[31] >> 7 != 0;
        bytes[31] &= 0x7F;
        var y = new BigInteger(bytes, isUnsigned: true);
        return y >= s_prime ? null : FromY(y, odd);
    }

    /// <summary>The 32 bytes of the point (section 5.1.2).</summary>
    public byte[] Encode()
    {
        var inverse = Invert(_z);
        var x = Reduce(_x * inverse);
        var y = Reduce(_y * inverse);
        var bytes = new byte[32];
        y.TryWriteBytes(bytes, out _, isUnsigned: true);
        bytes[31] |= (byte)(x.IsEven ? 0 : 0x80);
        return bytes;
    }

    /// <summary>The sum (section 5.1.4, the formula that holds for every pair of points).</summary>
    public EdwardsPoint Add(EdwardsPoint other)
    {
        var a = Reduce((_y - _x) * (other._y - other._x));
        var b = Reduce((_y + _x) * (other._y + other._x));
        var c = Reduce(2 * _t * other._t % s_prime * s_d);
        var d = Reduce(2 * _z * other._z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new EdwardsPoint(Reduce(e * f), Reduce(g * h), Reduce(f * g), Reduce(e * h));
    }

    /// <summary>The point on the other side.</summary>
    public EdwardsPoint Negate() => new(Reduce(-_x), _y, _z, Reduce(-_t));

    /// <summary>The point added to itself as many times as a number says.</summary>
    public EdwardsPoint Multiply(BigInteger scalar)
    {
        var sum = Identity;
        for (var bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = sum.Add(sum);
            if (!(scalar >> bit).IsEven)
            {
                sum = sum.Add(this);
            }
        }

        return sum;
    }

    private static EdwardsPoint? FromY(BigInteger y, bool odd)
    {
        // x^2 = (y^2 - 1) / (d y^2 + 1)
        var square = Reduce((y * y - 1) * Invert(Reduce(s_d * y * y + 1)));
        var x = BigInteger.ModPow(square, (s_prime + 3) / 8, s_prime);
        if (Reduce(x * x - square) != 0)
        {
            x = Reduce(x * s_squareRootOfMinusOne);
        }

        if (Reduce(x * x - square) != 0 || (x.IsZero && odd))
        {
            return null;
        }

        x = x.IsEven == odd ? s_prime - x : x;
        return new EdwardsPoint(x, y, BigInteger.One, Reduce(x * y));
    }

    private static BigInteger Invert(BigInteger value) => BigInteger.ModPow(value, s_prime - 2, s_prime);

    private static BigInteger Reduce(BigInteger value)
    {
        var rest = value % s_prime;
        return rest.Sign < 0 ? rest + s_prime : rest;
    }
}

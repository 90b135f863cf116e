using System.Numerics;
using System.Security.Cryptography;
using Releasing.Signing.Algorithms;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>The key of a log: ECDSA P-256 or Ed25519.</summary>
internal sealed class TestLogKey
{
    private static readonly byte[] s_edwards = Convert.FromHexString("302a300506032b6570032100");
    private static readonly BigInteger s_order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");
    private readonly ECDsa? _curve;
    private readonly byte[] _seed = [];

    private TestLogKey(ECDsa curve)
    {
        _curve = curve;
        PublicKey = curve.ExportSubjectPublicKeyInfo();
        Id = SHA256.HashData(PublicKey);
    }

    private TestLogKey(byte[] seed)
    {
        _seed = seed;
        PublicKey = [.. s_edwards, .. PublicEd25519(seed)];
        Id = SHA256.HashData(PublicKey);
    }

    public byte[] PublicKey { get; }

    public byte[] Id { get; }

    public string Details => _curve is null ? "PKIX_ED25519" : "PKIX_ECDSA_P256_SHA_256";

    public static TestLogKey P256() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static TestLogKey Ed25519() => new(RandomNumberGenerator.GetBytes(32));

    public byte[] Sign(byte[] data) => _curve is null ? SignEd25519(_seed, data) : _curve.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>RFC 8032, section 5.1.5.</summary>
    public static byte[] PublicEd25519(byte[] seed) => EdwardsPoint.Base.Multiply(Scalar(seed)).Encode();

    /// <summary>RFC 8032, section 5.1.6.</summary>
    public static byte[] SignEd25519(byte[] seed, byte[] data)
    {
        var secret = Scalar(seed);
        var publicKey = EdwardsPoint.Base.Multiply(secret).Encode();
        var nonce = Number(SHA512.HashData([.. SHA512.HashData(seed)[32..], .. data])) % s_order;
        var point = EdwardsPoint.Base.Multiply(nonce).Encode();
        var challenge = Number(SHA512.HashData([.. point, .. publicKey, .. data])) % s_order;
        var scalar = new byte[32];
        ((nonce + challenge * secret) % s_order).TryWriteBytes(scalar, out _, isUnsigned: true);
        return [.. point, .. scalar];
    }

    private static BigInteger Scalar(byte[] seed)
    {
        var hash = SHA512.HashData(seed)[..32];
        hash[0] &= 0xF8;
        hash[31] = (byte)((hash[31] & 0x7F) | 0x40);
        return Number(hash);
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true);
}

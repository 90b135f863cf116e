using System.Security.Cryptography;

namespace Releasing.Verification.Keys;

/// <summary>ECDSA over a named curve of NIST; signatures are DER (RFC 3279, section 2.2.3).</summary>
internal sealed class EcKey : VerificationKey
{
    private readonly ECDsa _key;

    private EcKey(ECDsa key, params HashAlgorithmName[] hashes)
    {
        _key = key;
        Hashes = hashes;
    }

    public override IReadOnlyList<HashAlgorithmName> Hashes { get; }

    public static EcKey Create(ReadOnlyMemory<byte> publicKey, string? curve, string where)
    {
        // The usual hash is as wide as the curve; cosign signed with SHA-256 whatever the curve for years.
        HashAlgorithmName[] hashes = curve switch
        {
            "1.2.840.10045.3.1.7" => [HashAlgorithmName.SHA256],
            "1.3.132.0.34" => [HashAlgorithmName.SHA384, HashAlgorithmName.SHA256],
            "1.3.132.0.35" => [HashAlgorithmName.SHA512, HashAlgorithmName.SHA256],
            _ => throw Unsupported(where, "Its curve is not P-256, P-384 or P-521."),
        };
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
            return new EcKey(key, hashes);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    public override bool VerifyDigest(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, HashAlgorithmName hash) =>
        _key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);

    public override void Dispose()
    {
        _key.Dispose();
        base.Dispose();
    }
}

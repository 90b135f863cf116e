using System.Security.Cryptography;

namespace Releasing.Verification.Keys;

/// <summary>RSA, PKCS #1 v1.5 (RFC 8017, section 8.2), 2048 to 8192 bits.</summary>
internal sealed class RsaKey : VerificationKey
{
    private readonly RSA _key;

    private RsaKey(RSA key) => _key = key;

    public override IReadOnlyList<HashAlgorithmName> Hashes { get; } = [HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];

    public static RsaKey Create(ReadOnlyMemory<byte> publicKey, string where) => Create(key => key.ImportSubjectPublicKeyInfo(publicKey.Span, out _), where);

    public static RsaKey CreateBare(ReadOnlyMemory<byte> publicKey, string where)
    {
        try
        {
            return Create(key => key.ImportRSAPublicKey(publicKey.Span, out _), where);
        }
        catch (CryptographicException error)
        {
            throw Unsupported(where, "It is no RSAPublicKey of PKCS #1.", error);
        }
    }

    private static RsaKey Create(Action<RSA> import, string where)
    {
        var key = RSA.Create();
        try
        {
            import(key);
            return key.KeySize is >= 2048 and <= 8192 ? new RsaKey(key) : throw Unsupported(where, "It is an RSA key of fewer than 2048 or more than 8192 bits.");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    public override bool VerifyDigest(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, HashAlgorithmName hash) =>
        _key.VerifyHash(digest, signature, hash, RSASignaturePadding.Pkcs1);

    public override void Dispose()
    {
        _key.Dispose();
        base.Dispose();
    }
}

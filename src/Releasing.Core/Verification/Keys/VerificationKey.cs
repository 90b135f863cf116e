using System.Formats.Asn1;
using System.Security.Cryptography;
using Releasing.Signing.Algorithms;

namespace Releasing.Verification.Keys;

/// <summary>A public key that verifies: EC P-256, P-384, P-521, RSA or Ed25519, imported from its SubjectPublicKeyInfo.</summary>
internal abstract class VerificationKey : IDisposable
{
    private const int MaximumLength = 4096;

    /// <summary>The hashes that signatures of this key may be over, the usual one first.</summary>
    public abstract IReadOnlyList<HashAlgorithmName> Hashes { get; }

    /// <summary>Whether it can verify knowing a digest alone.</summary>
    public virtual bool VerifiesDigests => true;

    /// <summary>Imports a key.</summary>
    /// <param name="publicKey">DER of a SubjectPublicKeyInfo and nothing after it.</param>
    /// <param name="where">What messages call it.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.KeyUnsupported"/>.</exception>
    public static VerificationKey Import(ReadOnlyMemory<byte> publicKey, string where)
    {
        try
        {
            var (algorithm, curve, bits) = Parse(publicKey);
            return algorithm switch
            {
                "1.2.840.10045.2.1" => EcKey.Create(publicKey, curve, where),
                "1.2.840.113549.1.1.1" => RsaKey.Create(publicKey, where),
                "1.3.101.112" when bits.Length == Ed25519.PublicKeySize => new Ed25519Key(bits),
                _ => throw Unsupported(where, "It is no EC, RSA or Ed25519 key."),
            };
        }
        catch (Exception error) when (error is CryptographicException or AsnContentException)
        {
            throw Unsupported(where, "It is no SubjectPublicKeyInfo of RFC 5280.", error);
        }
    }

    /// <summary>Imports the key of a log, which may also be the bare key of PKCS #1 (RFC 8017, appendix A.1.1).</summary>
    /// <param name="log">The log.</param>
    public static VerificationKey Import(TrustedLog log) => log.KeyDetails.StartsWith("PKCS1_RSA", StringComparison.Ordinal)
        ? RsaKey.CreateBare(log.PublicKey, "The trusted root")
        : Import(log.PublicKey, "The trusted root");

    /// <summary>Whether a signature over a digest verifies.</summary>
    /// <param name="digest">The digest, of one of <see cref="Hashes"/>.</param>
    /// <param name="signature">The signature: DER for ECDSA.</param>
    /// <param name="hash">The hash.</param>
    public abstract bool VerifyDigest(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, HashAlgorithmName hash);

    /// <summary>Whether a signature over data verifies with one of <see cref="Hashes"/>.</summary>
    public virtual bool VerifyData(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        foreach (var hash in Hashes)
        {
            if (VerifyDigest(CryptographicOperations.HashData(hash, data), signature, hash))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static RefusedException Unsupported(string where, string what, Exception? inner = null) => new(RefusalReason.KeyUnsupported, where, what, inner);

    private static (string Algorithm, string? Curve, byte[] Bits) Parse(ReadOnlyMemory<byte> publicKey)
    {
        if (publicKey.Length > MaximumLength)
        {
            throw new AsnContentException("The key is too long.");
        }

        var reader = new AsnReader(publicKey, AsnEncodingRules.DER);
        var key = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var identifier = key.ReadSequence();
        var algorithm = identifier.ReadObjectIdentifier();
        var curve = identifier.HasData && identifier.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier) ? identifier.ReadObjectIdentifier() : null;
        var bits = key.ReadBitString(out _);
        key.ThrowIfNotEmpty();
        return (algorithm, curve, bits);
    }
}

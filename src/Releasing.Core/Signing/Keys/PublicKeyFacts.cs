using System.Formats.Asn1;
using System.Security.Cryptography;
using Releasing.Failures;

namespace Releasing.Signing.Keys;

/// <summary>What a SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7) says of its key, and signatures by it.</summary>
public static class PublicKeyFacts
{
    private const int SmallestRsa = 2048;
    private const int LargestRsa = 8192;

    /// <summary>The hint that cosign and sigstore-go write into a bundle: base64 of the SHA-256 of the DER.</summary>
    /// <param name="publicKey">DER of the SubjectPublicKeyInfo.</param>
    public static string Hint(ReadOnlySpan<byte> publicKey) => Convert.ToBase64String(SHA256.HashData(publicKey));

    /// <summary>The first 12 hexadecimal digits of the same SHA-256, for people.</summary>
    /// <param name="publicKey">DER of the SubjectPublicKeyInfo.</param>
    public static string Fingerprint(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 6));

    /// <summary>The key as PEM with the label <c>PUBLIC KEY</c> and a closing line end.</summary>
    /// <param name="publicKey">DER of the SubjectPublicKeyInfo.</param>
    public static string Pem(ReadOnlySpan<byte> publicKey) => PemEncoding.WriteString("PUBLIC KEY", publicKey) + "\n";

    /// <summary>How such a key signs in Sigstore's algorithm registry.</summary>
    /// <param name="publicKey">DER of the SubjectPublicKeyInfo.</param>
    /// <param name="where">What messages call the key.</param>
    /// <exception cref="InvalidInputException">It is none of P-256, P-384 and RSA of 2048 to 8192 bits.</exception>
    public static SignatureAlgorithm Algorithm(ReadOnlyMemory<byte> publicKey, string where)
    {
        try
        {
            var info = new AsnReader(publicKey, AsnEncodingRules.DER).ReadSequence();
            var identifier = info.ReadSequence();
            var kind = identifier.ReadObjectIdentifier();
            if (kind == KeyKinds.Rsa)
            {
                using var rsa = RSA.Create();
                rsa.ImportSubjectPublicKeyInfo(publicKey.Span, out _);
                return rsa.KeySize is >= SmallestRsa and <= LargestRsa
                    ? SignatureAlgorithm.RsaPkcs1Sha256
                    : throw new InvalidInputException(where, $"the RSA key has {rsa.KeySize} bits", $"Use one of {SmallestRsa} to {LargestRsa} bits, or an EC key over P-256");
            }

            var curve = kind == KeyKinds.Ec && identifier.HasData && identifier.PeekTag() == Asn1Tag.ObjectIdentifier ? identifier.ReadObjectIdentifier() : null;
            return curve switch
            {
                KeyKinds.P256 => SignatureAlgorithm.EcdsaP256Sha256,
                KeyKinds.P384 => SignatureAlgorithm.EcdsaP384Sha384,
                _ => throw KeyKinds.Refuse(where, kind, curve),
            };
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException)
        {
            throw new InvalidInputException(where, "this is no public key that the runtime can read", "Use an EC key over P-256 or P-384, or an RSA key", exception);
        }
    }

    /// <summary>Whether a signature over a digest is by a key.</summary>
    /// <param name="publicKey">DER of the SubjectPublicKeyInfo, which was looked at by <see cref="Algorithm"/>.</param>
    /// <param name="algorithm">How it signs.</param>
    /// <param name="digest">The digest.</param>
    /// <param name="signature">DER for ECDSA, the plain number for RSA.</param>
    public static bool Verifies(ReadOnlySpan<byte> publicKey, SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (algorithm == SignatureAlgorithm.RsaPkcs1Sha256)
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
            return rsa.VerifyHash(digest, signature, algorithm.Hash, RSASignaturePadding.Pkcs1);
        }

        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }
}

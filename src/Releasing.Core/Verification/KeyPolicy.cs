using System.Security.Cryptography;
using Releasing.Text;
using Releasing.Verification.Keys;

namespace Releasing.Verification;

/// <summary>A key has to have signed.</summary>
public sealed record KeyPolicy : SignerPolicy
{
    /// <summary>Requires a key.</summary>
    /// <param name="publicKey">DER of a SubjectPublicKeyInfo: EC P-256, P-384 or P-521, or RSA of 2048 bits at least.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.KeyUnsupported"/>: it is another kind.</exception>
    public KeyPolicy(ReadOnlyMemory<byte> publicKey)
    {
        PublicKey = publicKey;
        using var key = VerificationKey.Import(publicKey, "The key required");
        if (!key.VerifiesDigests)
        {
            throw new RefusedException(RefusalReason.KeyUnsupported, "The key required", "Ed25519 signs whole files and no digests; use an EC or RSA key.");
        }
    }

    /// <summary>DER of a SubjectPublicKeyInfo.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Requires the key of a PEM file.</summary>
    /// <param name="pem">A text with one <c>PUBLIC KEY</c> block (RFC 7468, section 13).</param>
    /// <param name="where">What messages call it: the file.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.KeyUnsupported"/>: there is no such block, or it is another kind of key.</exception>
    public static KeyPolicy FromPem(string pem, string where)
    {
        ArgumentNullException.ThrowIfNull(pem);
        if (!PemEncoding.TryFind(pem, out var fields) || !pem[fields.Label].Equals("PUBLIC KEY", StringComparison.Ordinal))
        {
            throw new RefusedException(RefusalReason.KeyUnsupported, PlainText.Line(where), "It holds no PUBLIC KEY block. Give the public key as PEM.");
        }

        return new KeyPolicy(Convert.FromBase64String(pem[fields.Base64Data]));
    }

    /// <inheritdoc/>
    public bool Equals(KeyPolicy? other) => other is not null && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Convert.ToHexString(PublicKey.Span).GetHashCode(StringComparison.Ordinal);
}

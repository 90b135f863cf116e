using System.Security.Cryptography;
using Releasing.Signing.Algorithms;

namespace Releasing.Verification.Tuf;

/// <summary>
/// A public key of a role (TUF specification 1.0.34, section 4.2): ecdsa-sha2-nistp256 (PEM), ed25519 (hexadecimal) or rsassa-pss-sha256 (PEM). Another kind is kept and never verifies,
/// because a repository may have keys that only later clients know.
/// </summary>
internal sealed class TufKey
{
    private const int LongestText = 16 << 10;
    private const string NistP256 = "1.2.840.10045.3.1.7";

    private readonly Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool>? _verify;

    private TufKey(string? identity, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>, bool>? verify) => (Identity, _verify) = (identity, verify);

    /// <summary>The same for the same public key, whatever a repository calls it; null for a kind that is not verified with.</summary>
    public string? Identity { get; }

    /// <summary>Reads a key.</summary>
    public static TufKey Read(TufObject key)
    {
        var (kind, scheme, text) = (key.Text("keytype"), key.Text("scheme"), key.Object("keyval").TextOrNull("public"));
        if (text is not { Length: > 0 and <= LongestText })
        {
            return new TufKey(null, null);
        }

        try
        {
            // Sigstore's roots before the tenth name the scheme as the type too, as securesystemslib did.
            return (kind, scheme) switch
            {
                ("ecdsa" or "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256") => OfCurve(text),
                ("ed25519", "ed25519") => OfEdwards(text),
                ("rsa", "rsassa-pss-sha256") => OfRsa(text),
                _ => new TufKey(null, null),
            };
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or FormatException)
        {
            throw key.Refused("It is no public key of its kind.");
        }
    }

    /// <summary>Whether a signature over data is of this key.</summary>
    public bool Verifies(ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> signature) => _verify?.Invoke(data, signature) ?? false;

    private static TufKey OfCurve(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        if (key.ExportParameters(false).Curve.Oid.Value != NistP256)
        {
            return new TufKey(null, null);
        }

        var info = key.ExportSubjectPublicKeyInfo();
        return new TufKey(Convert.ToHexStringLower(info), (data, signature) =>
        {
            using var imported = ECDsa.Create();
            imported.ImportSubjectPublicKeyInfo(info, out _);
            return imported.VerifyData(data.Span, signature.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        });
    }

    private static TufKey OfEdwards(string hexadecimal)
    {
        var key = Convert.FromHexString(hexadecimal);
        return key.Length == Ed25519.PublicKeySize
            ? new TufKey(Convert.ToHexStringLower(key), (data, signature) => Ed25519.Verify(key, data.Span, signature.Span))
            : throw new FormatException();
    }

    private static TufKey OfRsa(string pem)
    {
        using var key = RSA.Create();
        key.ImportFromPem(pem);
        if (key.KeySize is < 2048 or > 8192)
        {
            return new TufKey(null, null);
        }

        var info = key.ExportSubjectPublicKeyInfo();
        return new TufKey(Convert.ToHexStringLower(info), (data, signature) =>
        {
            using var imported = RSA.Create();
            imported.ImportSubjectPublicKeyInfo(info, out _);
            return imported.VerifyData(data.Span, signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        });
    }
}

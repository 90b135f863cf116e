using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Releasing.Failures;

namespace Releasing.Signing.Keys;

/// <summary>
/// Private keys in PEM: PKCS #8 (also encrypted), SEC 1, PKCS #1 and cosign's encrypted form; EC over P-256 or P-384, RSA of 2048 to 8192 bits.
/// A P-384 key signs SHA-384 digests and the others SHA-256, as Sigstore's algorithm registry has it and as <c>cosign sign-blob --key</c> does.
/// </summary>
public static class KeyFile
{
    // The largest: RSA of 8192 bits, encrypted, in base64.
    private const int LargestFile = 64 * 1024;

    /// <summary>Reads a private key.</summary>
    /// <param name="pem">The text of the file; blocks that are no private key (EC PARAMETERS, certificates) are skipped.</param>
    /// <param name="passphrase">The passphrase of an encrypted key; null when there is none. An unencrypted key does not look at it.</param>
    /// <param name="where">What messages call the key: the file, the setting or the environment variable.</param>
    /// <returns>The key; the caller disposes of it.</returns>
    /// <exception cref="InvalidInputException">No private key, a wrong passphrase, or a kind that cannot sign here; the message says which and holds no secret.</exception>
    public static ISigningKey Load(string pem, string? passphrase, string where)
    {
        ArgumentNullException.ThrowIfNull(pem);
        ArgumentNullException.ThrowIfNull(where);
        if (pem.Length > LargestFile)
        {
            throw new InvalidInputException(where, $"a private key is never longer than {LargestFile} characters", "Give the PEM file of the key alone");
        }

        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var label = rest[fields.Label].ToString();
            var content = new byte[fields.DecodedDataLength];
            Convert.TryFromBase64Chars(rest[fields.Base64Data], content, out _);
            try
            {
                if (Read(label, content, passphrase, where) is { } key)
                {
                    return key;
                }
            }
            finally
            {
                CryptographicOperations.ZeroMemory(content);
            }

            rest = rest[fields.Location.End..];
        }

        throw pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal)
            ? new InvalidInputException(where, "the key is encrypted in OpenSSL's old form, which derives its key with MD5", "Convert it: openssl pkcs8 -topk8 -in old.pem -out new.pem")
            : new InvalidInputException(where, "there is no private key in PEM here", "Give the file that begins with -----BEGIN PRIVATE KEY----- or another private-key label");
    }

    /// <summary>A new key over P-256 as <c>cosign generate-key-pair</c> makes it.</summary>
    /// <param name="passphrase">What encrypts it; may be empty, as with cosign.</param>
    /// <returns>The texts of <c>cosign.key</c> and <c>cosign.pub</c>.</returns>
    public static (string PrivateKey, string PublicKey) Generate(string passphrase)
    {
        ArgumentNullException.ThrowIfNull(passphrase);
        using var key = SoftwareKey.Generate();
        var content = key.ExportPrivateKey();
        try
        {
            return (CosignKey.Write(content, passphrase), PublicKeyFacts.Pem(key.PublicKey.Span));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private static SoftwareKey? Read(string label, byte[] content, string? passphrase, string where)
    {
        try
        {
            return label switch
            {
                "PRIVATE KEY" => FromPkcs8(content, where),
                "ENCRYPTED PRIVATE KEY" => FromEncryptedPkcs8(content, passphrase, where),
                CosignKey.Label or CosignKey.OldLabel => CosignKey.Read(content, passphrase, where),
                "EC PRIVATE KEY" => Import(ECDsa.Create(), key => key.ImportECPrivateKey(content, out _), where),
                "RSA PRIVATE KEY" => Import(RSA.Create(), key => key.ImportRSAPrivateKey(content, out _), where),
                "OPENSSH PRIVATE KEY" => throw new InvalidInputException(where, "this is a key in OpenSSH's own form", "Convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY"),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is CryptographicException or AsnContentException)
        {
            throw new InvalidInputException(where, $"the block {label} holds no key that the runtime can read", "Make sure that the file is whole, and the key an EC key over P-256 or P-384 or an RSA key", exception);
        }
    }

    /// <summary>Reads the DER of PKCS #8 (RFC 5958).</summary>
    internal static SoftwareKey FromPkcs8(ReadOnlyMemory<byte> content, string where)
    {
        var info = new AsnReader(content, AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        var identifier = info.ReadSequence();
        var kind = identifier.ReadObjectIdentifier();
        var curve = kind == KeyKinds.Ec && identifier.HasData && identifier.PeekTag() == Asn1Tag.ObjectIdentifier ? identifier.ReadObjectIdentifier() : null;
        // Said before the platform tries, because each platform has its own curves and its own words.
        return kind switch
        {
            KeyKinds.Rsa => Import(RSA.Create(), key => key.ImportPkcs8PrivateKey(content.Span, out _), where),
            KeyKinds.Ec when curve is KeyKinds.P256 or KeyKinds.P384 => Import(ECDsa.Create(), key => key.ImportPkcs8PrivateKey(content.Span, out _), where),
            _ => throw KeyKinds.Refuse(where, kind, curve),
        };
    }

    private static SoftwareKey FromEncryptedPkcs8(byte[] content, string? passphrase, string where)
    {
        if (string.IsNullOrEmpty(passphrase))
        {
            throw new InvalidInputException(where, "the key is encrypted and no passphrase is given", "Give the passphrase by the environment variable of the setting");
        }

        byte[] plain;
        try
        {
            plain = Pkcs8PrivateKeyInfo.DecryptAndDecode(passphrase.AsSpan(), content, out _).Encode();
        }
        catch (CryptographicException)
        {
            // PKCS #12 schemes read the passphrase as UTF-16 and PBES2 as bytes; the runtime picks by the scheme, so only one try is needed.
            throw new InvalidInputException(where, "the passphrase does not open the key", "Give the passphrase that the key was encrypted with");
        }

        try
        {
            return FromPkcs8(plain, where);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static SoftwareKey Import<T>(T key, Action<T> import, string where)
        where T : AsymmetricAlgorithm
    {
        try
        {
            import(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }

        return SoftwareKey.Of(key, where);
    }
}

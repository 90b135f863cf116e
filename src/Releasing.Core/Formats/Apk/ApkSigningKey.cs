using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Apk;

/// <summary>An RSA key that signs packages in this process, and the name under which whoever installs them has its public half in <c>/etc/apk/keys</c>.</summary>
public sealed class ApkSigningKey : IDisposable
{
    private const string EncryptedLabel = "ENCRYPTED PRIVATE KEY";

    private static readonly string[] s_labels = ["RSA PRIVATE KEY", "PRIVATE KEY", EncryptedLabel];

    private readonly RSA _key;

    private ApkSigningKey(RSA key, string publicKeyName)
    {
        _key = key;
        PublicKeyName = publicKeyName;
    }

    /// <summary>The file name of the public key, such as <c>ada-5f3c.rsa.pub</c>.</summary>
    public string PublicKeyName { get; }

    /// <summary>What is signed with. Default: <see cref="ApkSignatureAlgorithm.Sha1"/>.</summary>
    public ApkSignatureAlgorithm Algorithm { get; init; }

    /// <summary>The public half in PEM form (SubjectPublicKeyInfo): the contents of <see cref="PublicKeyName"/>, with a line end.</summary>
    public string PublicKey => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>Name of the signature's file inside a package.</summary>
    internal string SignatureName => $".SIGN.{(Algorithm == ApkSignatureAlgorithm.Sha256 ? "RSA256" : "RSA")}.{PublicKeyName}";

    /// <summary>Reads a key from a file.</summary>
    /// <param name="path">A file in PEM form: PKCS #1, PKCS #8, or encrypted PKCS #8.</param>
    /// <param name="publicKeyName">The file name of the public key.</param>
    /// <param name="passphrase">What unlocks it; null for a key that is not locked.</param>
    /// <param name="algorithm">What is signed with.</param>
    /// <exception cref="InvalidInputException">The file is missing, no RSA key, or locked; the message names it.</exception>
    public static ApkSigningKey FromFile(string path, string publicKeyName, string? passphrase = null, ApkSignatureAlgorithm algorithm = ApkSignatureAlgorithm.Sha1)
    {
        string pem;
        try
        {
            pem = File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(path, $"the key cannot be read ({error.Message})", "Correct the path or its permissions", error);
        }

        return FromPem(pem, path, publicKeyName, passphrase, algorithm);
    }

    /// <summary>Reads a key from a text.</summary>
    /// <param name="pem">The text in PEM form.</param>
    /// <param name="origin">What messages call it: a path, or the variable it came from.</param>
    /// <param name="publicKeyName">The file name of the public key.</param>
    /// <param name="passphrase">What unlocks it; null for a key that is not locked.</param>
    /// <param name="algorithm">What is signed with.</param>
    /// <exception cref="InvalidInputException">It is no RSA key, or locked; the message names its origin and never shows it.</exception>
    public static ApkSigningKey FromPem(
        string pem, string origin, string publicKeyName, string? passphrase = null, ApkSignatureAlgorithm algorithm = ApkSignatureAlgorithm.Sha1)
    {
        ArgumentNullException.ThrowIfNull(pem);
        ArgumentNullException.ThrowIfNull(publicKeyName);
        if (publicKeyName.Length is 0 or > 200 || publicKeyName[0] == '.' || !publicKeyName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '@'))
        {
            throw new InvalidInputException("Name of the public key", $"'{PlainText.Line(publicKeyName)}' is no plain file name", "Write one such as ada-5f3c.rsa.pub");
        }

        var key = RSA.Create();
        try
        {
            Import(key, pem, origin, passphrase);
            return new ApkSigningKey(key, publicKeyName) { Algorithm = algorithm };
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Signs the control segment.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> control) =>
        _key.SignData(control, Algorithm == ApkSignatureAlgorithm.Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

    private static void Import(RSA key, string pem, string origin, string? passphrase)
    {
        var label = Label(pem, origin);
        // The old form of encryption stands inside of a PKCS #1 key (RFC 1421) and rests on MD5.
        if (pem.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal))
        {
            throw new InvalidInputException(origin, "the key is encrypted in the old form of OpenSSL", "Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW");
        }

        if (label == EncryptedLabel && string.IsNullOrEmpty(passphrase))
        {
            throw new InvalidInputException(origin, "the key is encrypted and there is no passphrase", "Set the passphrase");
        }

        try
        {
            if (label == EncryptedLabel)
            {
                key.ImportFromEncryptedPem(pem, passphrase);
            }
            else
            {
                key.ImportFromPem(pem);
            }
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw label == EncryptedLabel
                ? new InvalidInputException(origin, "the key cannot be decrypted to an RSA key", "Check the passphrase and the kind of key", error)
                : new InvalidInputException(origin, "the key is no RSA key, or damaged", "Make one: openssl genrsa -out key.rsa 4096", error);
        }
    }

    private static string Label(string pem, string origin)
    {
        var rest = pem.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            var label = rest[fields.Label].ToString();
            if (s_labels.Contains(label))
            {
                return label;
            }

            rest = rest[fields.Location.End..];
        }

        // PemEncoding does not see a block with header lines, which only the old form of encryption has.
        return pem.Contains("-----BEGIN RSA PRIVATE KEY-----", StringComparison.Ordinal) ? s_labels[0]
            : throw new InvalidInputException(origin, "there is no private RSA key in PEM form", "Give a PKCS #1 or PKCS #8 key, such as abuild-keygen or openssl genrsa makes");
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Signing.Algorithms;

namespace Releasing.Signing.Keys;

/// <summary>
/// Private keys as cosign keeps them: PEM around JSON that names scrypt with its parameters and holds a secretbox over PKCS #8 (go-securesystemslib, package encrypted; the labels are
/// those of cosign's <c>pkg/cosign/keys.go</c>).
/// </summary>
internal static class CosignKey
{
    /// <summary>The label that cosign writes.</summary>
    public const string Label = "ENCRYPTED SIGSTORE PRIVATE KEY";

    /// <summary>The label that it wrote before.</summary>
    public const string OldLabel = "ENCRYPTED COSIGN PRIVATE KEY";

    private const int Cost = 65536;
    private const int BlockSize = 8;
    private const int Parallelism = 1;
    private const int SaltLength = 32;

    /// <summary>Opens a key.</summary>
    public static SoftwareKey Read(ReadOnlyMemory<byte> content, string? passphrase, string where)
    {
        if (passphrase is null)
        {
            throw new InvalidInputException(where, "the key is encrypted and no passphrase is given", "Give the passphrase by the environment variable of the setting; cosign calls its own COSIGN_PASSWORD");
        }

        var (kdf, salt, nonce, box) = Parse(content, where);
        var secret = Encoding.UTF8.GetBytes(passphrase);
        var key = Scrypt.Derive(secret, salt, kdf.Cost, kdf.BlockSize, kdf.Parallelism, SecretBox.KeyLength);
        var plain = SecretBox.Open(key, nonce, box);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(key);
        if (plain is null)
        {
            throw new InvalidInputException(where, "the passphrase does not open the key", "Give the passphrase that the key was encrypted with");
        }

        try
        {
            return KeyFile.FromPkcs8(plain, where);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Encrypts a key with the parameters that cosign uses.</summary>
    public static string Write(ReadOnlySpan<byte> privateKey, string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var nonce = RandomNumberGenerator.GetBytes(SecretBox.NonceLength);
        var secret = Encoding.UTF8.GetBytes(passphrase);
        var key = Scrypt.Derive(secret, salt, Cost, BlockSize, Parallelism, SecretBox.KeyLength);
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            kdf = new { name = "scrypt", @params = new { N = Cost, r = BlockSize, p = Parallelism }, salt },
            cipher = new { name = "nacl/secretbox", nonce },
            ciphertext = SecretBox.Seal(key, nonce, privateKey),
        });
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(key);
        return PemEncoding.WriteString(Label, json) + "\n";
    }

    private static ((int Cost, int BlockSize, int Parallelism) Kdf, byte[] Salt, byte[] Nonce, byte[] Box) Parse(ReadOnlyMemory<byte> content, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            var kdf = json.RootElement.GetProperty("kdf");
            var cipher = json.RootElement.GetProperty("cipher");
            if (kdf.GetProperty("name").GetString() != "scrypt" || cipher.GetProperty("name").GetString() != "nacl/secretbox")
            {
                throw new InvalidInputException(where, "the key is encrypted by something else than scrypt and nacl/secretbox", "Encrypt it with cosign import-key-pair");
            }

            var parameters = kdf.GetProperty("params");
            var (cost, blockSize, parallelism) = (parameters.GetProperty("N").GetInt64(), parameters.GetProperty("r").GetInt64(), parameters.GetProperty("p").GetInt64());
            var nonce = cipher.GetProperty("nonce").GetBytesFromBase64();
            if (!Scrypt.Accepts(cost, blockSize, parallelism) || nonce.Length != SecretBox.NonceLength)
            {
                throw new InvalidInputException(where, $"its scrypt parameters (N {cost}, r {blockSize}, p {parallelism}) or its nonce are not acceptable", "Use a key that cosign generate-key-pair made; it has N 65536, r 8, p 1");
            }

            return (((int)cost, (int)blockSize, (int)parallelism), kdf.GetProperty("salt").GetBytesFromBase64(), nonce, json.RootElement.GetProperty("ciphertext").GetBytesFromBase64());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidInputException(where, "the encrypted key is not of the form that cosign writes", "Make sure that the file is whole", exception);
        }
    }
}

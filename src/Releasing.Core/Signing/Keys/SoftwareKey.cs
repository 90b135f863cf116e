using System.Security.Cryptography;
using Releasing.Failures;

namespace Releasing.Signing.Keys;

/// <summary>A private key in the memory of this process.</summary>
internal sealed class SoftwareKey : ISigningKey
{
    private readonly AsymmetricAlgorithm _key;
    // OpenSSL and CNG allow one key to sign in several threads; SecKey does not promise it.
    private readonly Lock _gate = new();

    private SoftwareKey(AsymmetricAlgorithm key, SignatureAlgorithm algorithm, byte[] publicKey)
    {
        _key = key;
        Algorithm = algorithm;
        PublicKey = publicKey;
    }

    public SignatureAlgorithm Algorithm { get; }

    public ReadOnlyMemory<byte> PublicKey { get; }

    public IReadOnlyList<ReadOnlyMemory<byte>> CertificateChain => [];

    /// <summary>A new key over P-256.</summary>
    public static SoftwareKey Generate() => Of(ECDsa.Create(ECCurve.NamedCurves.nistP256), "the new key");

    /// <summary>Takes a key over; it is disposed of with this one, or at once when it is refused.</summary>
    public static SoftwareKey Of(AsymmetricAlgorithm key, string where)
    {
        try
        {
            var publicKey = key.ExportSubjectPublicKeyInfo();
            return new SoftwareKey(key, PublicKeyFacts.Algorithm(publicKey, where), publicKey);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    public Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            lock (_gate)
            {
                return Task.FromResult(_key switch
                {
                    ECDsa ecdsa => ecdsa.SignHash(digest.Span, DSASignatureFormat.Rfc3279DerSequence),
                    RSA rsa => rsa.SignHash(digest.Span, Algorithm.Hash, RSASignaturePadding.Pkcs1),
                    _ => throw new InvalidOperationException("Only EC and RSA keys are taken over."),
                });
            }
        }
        catch (CryptographicException exception)
        {
            throw new ReleaseException("The key could not sign: " + exception.Message, exception);
        }
    }

    /// <summary>The private key, DER of PKCS #8; whoever asks wipes it.</summary>
    public byte[] ExportPrivateKey() => _key.ExportPkcs8PrivateKey();

    public void Dispose() => _key.Dispose();
}

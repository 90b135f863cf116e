using System.Collections.Concurrent;
using System.Security.Cryptography;
using Releasing.Signing;

namespace Releasing.Cake.Tests.Tasks;

/// <summary>A key as a repository would reach it in a token.</summary>
internal sealed class TokenKey(ECDsa key, ConcurrentQueue<string>? signed = null) : ISigningKey
{
    public SignatureAlgorithm Algorithm => SignatureAlgorithm.EcdsaP256Sha256;

    public ReadOnlyMemory<byte> PublicKey => key.ExportSubjectPublicKeyInfo();

    public IReadOnlyList<ReadOnlyMemory<byte>> CertificateChain => [];

    public Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken)
    {
        signed?.Enqueue(Convert.ToHexStringLower(digest.Span));
        return Task.FromResult(key.SignHash(digest.Span, DSASignatureFormat.Rfc3279DerSequence));
    }

    public void Dispose()
    {
    }
}

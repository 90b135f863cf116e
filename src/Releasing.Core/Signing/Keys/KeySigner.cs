using System.Security.Cryptography;
using Releasing.Failures;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;

namespace Releasing.Signing.Keys;

/// <summary>Makes bundles with a key and without any service: nobody vouches for who holds the key, or for the time.</summary>
public sealed class KeySigner : IBundleSigner
{
    private readonly ISigningKey _key;

    /// <summary>Creates the signer.</summary>
    /// <param name="key">The key; disposed of with the signer.</param>
    /// <param name="description">What the log calls it; null says <c>key 3f9a…</c> with the digits of its fingerprint.</param>
    /// <exception cref="InvalidInputException">The public key is not of the kind that its algorithm needs.</exception>
    public KeySigner(ISigningKey key, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key;
        Description = description ?? "key " + PublicKeyFacts.Fingerprint(key.PublicKey.Span);
        if (PublicKeyFacts.Algorithm(key.PublicKey, Description) is var algorithm && algorithm != key.Algorithm)
        {
            throw new InvalidInputException(Description, $"it says that it signs by {key.Algorithm} and its public key is one for {algorithm}", "Let the key's Algorithm be that of its public key");
        }
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>The public key, PEM, as it is published beside the signatures.</summary>
    public string PublicKeyPem => PublicKeyFacts.Pem(_key.PublicKey.Span);

    /// <inheritdoc/>
    public async Task<SigstoreBundle> SignFileAsync(SigningSubject subject, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var digest = await subject.DigestAsync(_key.Algorithm.Hash, cancellationToken);
        var signature = await SignAsync(digest, subject.Name, cancellationToken);
        return Material() with { Message = new MessageSignature(_key.Algorithm.DigestName, digest, signature) };
    }

    /// <inheritdoc/>
    public async Task<SigstoreBundle> SignStatementAsync(string payloadType, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var encoded = DsseEnvelope.PreAuthenticationEncoding(payloadType, payload.Span);
        var digest = CryptographicOperations.HashData(_key.Algorithm.Hash, encoded);
        var signature = await SignAsync(digest, "the statement", cancellationToken);
        return Material() with { Envelope = new DsseEnvelope(payloadType, payload, [new DsseSignature(signature)]) };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _key.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<byte[]> SignAsync(ReadOnlyMemory<byte> digest, string what, CancellationToken cancellationToken)
    {
        var signature = await _key.SignDigestAsync(digest, cancellationToken);
        // A key of a repository's own (a KMS) may name one key and sign with another, or sign the digest of the digest.
        return PublicKeyFacts.Verifies(_key.PublicKey.Span, _key.Algorithm, digest.Span, signature)
            ? signature
            : throw new ReleaseException($"{what}: the signature by {Description} does not verify with its public key. Make sure that the key signs the digest it is given ({_key.Algorithm}).");
    }

    private SigstoreBundle Material() => _key.CertificateChain is { Count: > 0 } chain
        ? new SigstoreBundle { Certificates = [chain[0]] }
        : new SigstoreBundle { PublicKeyHint = PublicKeyFacts.Hint(_key.PublicKey.Span) };
}

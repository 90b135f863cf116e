namespace Releasing.Signing;

/// <summary>
/// Something that holds a private key and signs digests with it: a key file, a KMS, a PKCS #11 token. A repository adds its own by implementing this. Usable by several
/// threads at once.
/// </summary>
public interface ISigningKey : IDisposable
{
    /// <summary>How it signs.</summary>
    SignatureAlgorithm Algorithm { get; }

    /// <summary>The public key, DER of a SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7).</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The certificate of the key, leaf first, each DER; empty for a key that is known by itself.</summary>
    IReadOnlyList<ReadOnlyMemory<byte>> CertificateChain { get; }

    /// <summary>Signs a digest of the hash that <see cref="Algorithm"/> names.</summary>
    /// <param name="digest">The digest, as long as the hash.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <returns>The signature: DER for ECDSA, the plain number for RSA.</returns>
    /// <exception cref="Failures.ReleaseException">The key refused; the message says why, and holds no secret.</exception>
    Task<byte[]> SignDigestAsync(ReadOnlyMemory<byte> digest, CancellationToken cancellationToken);
}

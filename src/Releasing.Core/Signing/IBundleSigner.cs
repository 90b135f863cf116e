using Releasing.Signing.Bundles;

namespace Releasing.Signing;

/// <summary>Makes Sigstore bundles: with a key, or with a certificate that Fulcio issues to the identity of the run. Usable for many files at once.</summary>
public interface IBundleSigner : IAsyncDisposable
{
    /// <summary>What the log and the summary call the signer: <c>key 3f9a… (unidentified)</c>, <c>https://github.com/…/release.yml@refs/tags/v1</c>. No secret.</summary>
    string Description { get; }

    /// <summary>Signs a file: the bundle holds a message signature over its digest.</summary>
    /// <param name="subject">The file.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <returns>A bundle that was verified before it is returned.</returns>
    /// <exception cref="Failures.ReleaseException">The key or a service refused.</exception>
    Task<SigstoreBundle> SignFileAsync(SigningSubject subject, CancellationToken cancellationToken);

    /// <summary>Signs a statement: the bundle holds a DSSE envelope.</summary>
    /// <param name="payloadType">Such as <c>application/vnd.in-toto+json</c>.</param>
    /// <param name="payload">The statement's bytes, which stand in the envelope as they are.</param>
    /// <param name="cancellationToken">Stops the signing.</param>
    /// <returns>A bundle that was verified before it is returned.</returns>
    Task<SigstoreBundle> SignStatementAsync(string payloadType, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);
}

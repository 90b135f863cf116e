namespace Releasing.Signing.Keyless;

/// <summary>Where identity tokens (OpenID Connect) come from: the CI service, an environment variable, a program of the repository's own. Asked again when a certificate runs out.</summary>
public interface IIdentityTokens
{
    /// <summary>What messages call the source: <c>GitHub Actions</c>, <c>SIGSTORE_ID_TOKEN</c>. No secret.</summary>
    string Description { get; }

    /// <summary>Gets a token.</summary>
    /// <param name="audience">Whom the token is for.</param>
    /// <param name="services">Asks services over the network, with limits.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="Failures.ReleaseException">There is none; the message says why and holds no secret.</exception>
    Task<IdentityToken> RequestAsync(string audience, ServiceClient services, CancellationToken cancellationToken);
}

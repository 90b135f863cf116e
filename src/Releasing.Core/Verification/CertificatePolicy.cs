namespace Releasing.Verification;

/// <summary>A certificate of an identity has to have signed. Made only with an identity and an issuer.</summary>
public sealed record CertificatePolicy : SignerPolicy
{
    /// <summary>Requires an identity that an issuer vouched for.</summary>
    /// <param name="identity">The subject alternative name of the certificate: an e-mail address or a URI such as that of a workflow.</param>
    /// <param name="issuer">The OIDC issuer: <c>https://token.actions.githubusercontent.com</c>.</param>
    public CertificatePolicy(ExpectedText identity, ExpectedText issuer)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(issuer);
        (Identity, Issuer) = (identity, issuer);
    }

    /// <summary>The identity.</summary>
    public ExpectedText Identity { get; }

    /// <summary>Who vouches for it.</summary>
    public ExpectedText Issuer { get; }

    /// <summary>What else the certificate has to say; null asks for nothing more.</summary>
    public GitHubClaims? Claims { get; init; }

    /// <summary>Requires an identity and an issuer, both character by character.</summary>
    /// <param name="identity">The subject alternative name of the certificate.</param>
    /// <param name="issuer">The OIDC issuer.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.IdentityNotRequired"/>: one is empty.</exception>
    public static CertificatePolicy Exactly(string identity, string issuer) => new(ExpectedText.Exactly(identity), ExpectedText.Exactly(issuer));

    /// <summary>Requires whom a certificate of ours names: for something else that the same signer has to have signed.</summary>
    /// <param name="certificate">The certificate, DER. It is not verified here.</param>
    /// <exception cref="RefusedException">It is no certificate, or names nobody.</exception>
    public static CertificatePolicy SignerOf(ReadOnlyMemory<byte> certificate)
    {
        using var leaf = Certificates.LeafCertificate.Read(certificate, "The certificate");
        var (name, issuer) = Certificates.IdentityVerifier.Read(leaf, "The certificate");
        return Exactly(name, issuer);
    }
}

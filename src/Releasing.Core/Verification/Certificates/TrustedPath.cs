using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Releasing.Verification.Certificates;

/// <summary>A path from a certificate to the root of an authority, built by the platform with that root alone and without a network.</summary>
internal sealed class TrustedPath : IDisposable
{
    private readonly X509Chain _chain;
    private readonly List<X509Certificate2> _loaded = [];

    private TrustedPath(string usage, DateTimeOffset time)
    {
        _chain = new X509Chain
        {
            ChainPolicy =
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
                VerificationFlags = X509VerificationFlags.NoFlag,
                VerificationTime = time.UtcDateTime,
                VerificationTimeIgnored = false,
            },
        };
        _chain.ChainPolicy.ApplicationPolicy.Add(new Oid(usage));
    }

    /// <summary>The SubjectPublicKeyInfo of the certificate above the first one.</summary>
    public byte[] IssuerKey => _chain.ChainElements[1].Certificate.PublicKey.ExportSubjectPublicKeyInfo();

    /// <summary>Builds the path; null when there is none that is valid at that time.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="authority">The authority: its last certificate is the root, the others may be part of the path.</param>
    /// <param name="others">More certificates that may be part of the path.</param>
    /// <param name="usage">The extended key usage that has to be allowed.</param>
    /// <param name="time">The time.</param>
    public static TrustedPath? Build(X509Certificate2 leaf, TrustedAuthority authority, IReadOnlyList<ReadOnlyMemory<byte>> others, string usage, DateTimeOffset time)
    {
        if (authority.Certificates.Count == 0)
        {
            return null;
        }

        var path = new TrustedPath(usage, time);
        try
        {
            path._chain.ChainPolicy.CustomTrustStore.Add(path.Load(authority.Certificates[^1]));
            foreach (var certificate in authority.Certificates.SkipLast(1).Concat(others))
            {
                path._chain.ChainPolicy.ExtraStore.Add(path.Load(certificate));
            }

            if (path._chain.Build(leaf) && path.IsOf([.. authority.Certificates, .. others]))
            {
                return path;
            }
        }
        catch (CryptographicException)
        {
            // A certificate that cannot be read leads nowhere.
        }

        path.Dispose();
        return null;
    }

    /// <summary>Whether a certificate is part of the path and not its root.</summary>
    public bool HoldsBelowRoot(ReadOnlyMemory<byte> certificate) =>
        _chain.ChainElements.SkipLast(1).Any(element => element.Certificate.RawDataMemory.Span.SequenceEqual(certificate.Span));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var element in _chain.ChainElements)
        {
            element.Certificate.Dispose();
        }

        _chain.Dispose();
        _loaded.ForEach(certificate => certificate.Dispose());
    }

    private X509Certificate2 Load(ReadOnlyMemory<byte> der)
    {
        var certificate = X509CertificateLoader.LoadCertificate(der.Span);
        _loaded.Add(certificate);
        return certificate;
    }

    // The platform also looks for intermediates in the stores of the user; a path through one of those is not the trusted root's.
    private bool IsOf(IReadOnlyList<ReadOnlyMemory<byte>> certificates) => _chain.ChainElements.Count > 1
        && _chain.ChainElements.Skip(1).All(element => certificates.Any(certificate => element.Certificate.RawDataMemory.Span.SequenceEqual(certificate.Span)));
}

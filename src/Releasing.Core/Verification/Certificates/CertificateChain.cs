using System.Security.Cryptography.X509Certificates;

namespace Releasing.Verification.Certificates;

/// <summary>Traces a certificate back to an authority of the trusted root, at every time of signing (RFC 5280, section 6).</summary>
internal static class CertificateChain
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>Verifies the chain.</summary>
    /// <param name="leaf">The certificate that signed.</param>
    /// <param name="others">What else the bundle holds: each has to be part of the chain, and none may be a root.</param>
    /// <param name="authorities">The authorities: those of one name are all tried.</param>
    /// <param name="times">The times of signing, at least one.</param>
    /// <param name="where">What messages call the bundle.</param>
    /// <returns>The SubjectPublicKeyInfo of the issuer.</returns>
    public static ReadOnlyMemory<byte> Verify(
        LeafCertificate leaf, IEnumerable<ReadOnlyMemory<byte>> others, IReadOnlyList<TrustedAuthority> authorities, IReadOnlyList<DateTimeOffset> times, string where)
    {
        var added = others.ToArray();
        foreach (var authority in authorities)
        {
            if (times.All(authority.ValidFor.Contains) && Issuer(leaf.Certificate, added, authority, times) is { } issuer)
            {
                return issuer;
            }
        }

        throw new RefusedException(RefusalReason.CertificateUntrusted, where, "No certificate authority of the trusted root issued its certificate at the time of signing.");
    }

    private static byte[]? Issuer(X509Certificate2 leaf, ReadOnlyMemory<byte>[] others, TrustedAuthority authority, IReadOnlyList<DateTimeOffset> times)
    {
        byte[]? issuer = null;
        foreach (var time in times)
        {
            using var path = TrustedPath.Build(leaf, authority, others, CodeSigning, time);
            if (path is null || !others.All(path.HoldsBelowRoot))
            {
                return null;
            }

            issuer = path.IssuerKey;
        }

        return issuer;
    }
}

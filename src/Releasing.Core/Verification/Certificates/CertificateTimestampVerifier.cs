using System.Formats.Asn1;

namespace Releasing.Verification.Certificates;

/// <summary>Verifies that the certificate is in a certificate log: the timestamps embedded in it, over the certificate without them (RFC 6962, sections 3.2 and 3.3).</summary>
internal static class CertificateTimestampVerifier
{
    private const string Extension = "1.3.6.1.4.1.11129.2.4.2";

    /// <summary>Refuses a certificate without a timestamp that verifies, or with one of a known log that does not.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="issuerKey">The SubjectPublicKeyInfo of the one who issued it, by the verified chain and never by its name.</param>
    /// <param name="logs">The certificate logs.</param>
    /// <param name="where">What messages call the bundle.</param>
    public static void Verify(LeafCertificate leaf, ReadOnlyMemory<byte> issuerKey, IReadOnlyList<TrustedLog> logs, string where)
    {
        if (leaf.Extension(Extension, where) is not { } extension)
        {
            throw new RefusedException(RefusalReason.CertificateTimestampMissing, where, "Its certificate carries no timestamp of a certificate log.");
        }

        try
        {
            var timestamps = CertificateTimestamp.ReadList(extension);
            if (timestamps.Count == 0)
            {
                throw new RefusedException(RefusalReason.CertificateTimestampMissing, where, "Its certificate carries an empty list of timestamps.");
            }

            var signed = Precertificate.Of(leaf.Der, Extension);
            var verified = 0;
            foreach (var timestamp in timestamps)
            {
                var known = logs.Where(log => log.KeyId.Span.SequenceEqual(timestamp.LogId.Span)).ToArray();
                if (known.Any(log => log.ValidFor.Contains(timestamp.Time) && timestamp.IsSignedBy(log, issuerKey, signed)))
                {
                    verified++;
                }
                else if (known.Length > 0)
                {
                    throw Invalid(where, "A timestamp of its certificate is not one of the certificate log that it names.");
                }
            }

            if (verified == 0)
            {
                throw Invalid(where, "The trusted root knows no certificate log that its certificate names.");
            }
        }
        catch (AsnContentException error)
        {
            throw LeafCertificate.Malformed(where, "The list of certificate timestamps is malformed.", error);
        }
    }

    private static RefusedException Invalid(string where, string what) => new(RefusalReason.CertificateTimestampInvalid, where, what);
}

using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Verification.Certificates;
using Releasing.Verification.Keys;
using Releasing.Verification.Logs;
using Releasing.Verification.Timestamps;

namespace Releasing.Verification;

/// <summary>One verification, step by step: the signature, what logs and time-stamping authorities say of it, and then the certificate at those times.</summary>
internal static class BundleVerification
{
    public static async Task<VerifiedBundle> RunAsync(
        SigstoreBundle bundle, SigningSubject subject, SignerPolicy policy, TrustedRoot root, CancellationToken cancellationToken)
    {
        var where = $"Signature of {subject.Name}";
        var version = BundleVersions.Of(bundle.MediaType) ?? throw new RefusedException(RefusalReason.BundleMalformed, where, "Its mediaType is not known.");
        using var certificate = Certificate(bundle, policy, where);
        using var key = certificate?.ImportKey(where) ?? VerificationKey.Import(((KeyPolicy)policy).PublicKey, where);
        var signed = bundle.Envelope is { } envelope
            ? await SignedContent.OfEnvelopeAsync(envelope, subject, key, where, cancellationToken)
            : await SignedContent.OfMessageAsync(bundle.Message!, subject, key, where, cancellationToken);
        var signer = certificate is null ? ((KeyPolicy)policy).PublicKey : certificate.Der;

        var logged = new List<VerifiedEntry>();
        foreach (var entry in bundle.LogEntries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            logged.Add(LogEntryVerifier.Verify(entry, version, root.Logs, where));
            LogEntryBody.Read(entry, where).MustAgree(signed, signer, where);
        }

        var stamped = TimestampVerifier.Verify(bundle.Timestamps, signed.Signature, root.TimestampAuthorities, where);
        var times = logged.Where(entry => entry.IsTimeSigned).Select(entry => entry.Time!.Value).Concat(stamped).Distinct().Order().ToArray();
        foreach (var entry in logged)
        {
            entry.MustBeValidAt(stamped, where);
        }

        if (certificate is null)
        {
            return new VerifiedBundle(bundle.PublicKeyHint!, null, times, bundle.Envelope);
        }

        if (logged.Count == 0)
        {
            throw new RefusedException(RefusalReason.LogEntryMissing, where, "No transparency log vouches for it.");
        }

        if (times.Length == 0)
        {
            throw new RefusedException(RefusalReason.TimeMissing, where, "Neither a log nor a time-stamping authority tells when it was signed.");
        }

        certificate.MustBeValidAt(times.Concat(logged.Where(entry => entry.Time is not null).Select(entry => entry.Time!.Value)), where);
        certificate.MustSignCode(where);
        var issuer = CertificateChain.Verify(certificate, bundle.Certificates.Skip(1), root.CertificateAuthorities, times, where);
        CertificateTimestampVerifier.Verify(certificate, issuer, root.CertificateLogs, where);
        var identity = IdentityVerifier.Verify(certificate, (CertificatePolicy)policy, where);
        return new VerifiedBundle(identity.Name, identity.Issuer, times, bundle.Envelope);
    }

    private static LeafCertificate? Certificate(SigstoreBundle bundle, SignerPolicy policy, string where)
    {
        if (bundle.Message is null == bundle.Envelope is null || bundle.PublicKeyHint is null == (bundle.Certificates.Count == 0))
        {
            throw new RefusedException(RefusalReason.BundleMalformed, where, "It has to hold one signature by one signer.");
        }

        return (policy, bundle.Certificates) switch
        {
            (KeyPolicy, []) => null,
            (KeyPolicy, _) => throw new RefusedException(RefusalReason.SignerKindMismatch, where, "A certificate signed, and a key was required."),
            (_, []) => throw new RefusedException(RefusalReason.SignerKindMismatch, where, "A key signed, and a certificate of an identity was required."),
            _ => LeafCertificate.Read(bundle.Certificates[0], where),
        };
    }
}

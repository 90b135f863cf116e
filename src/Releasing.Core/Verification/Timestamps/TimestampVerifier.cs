using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Releasing.Verification.Certificates;

namespace Releasing.Verification.Timestamps;

/// <summary>Verifies RFC 3161 time stamps over a signature with the time-stamping authorities of the trusted root.</summary>
internal static class TimestampVerifier
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>Verifies every time stamp; one that does not verify refuses all.</summary>
    /// <returns>The times.</returns>
    public static IReadOnlyList<DateTimeOffset> Verify(
        IReadOnlyList<ReadOnlyMemory<byte>> responses, ReadOnlyMemory<byte> signature, IReadOnlyList<TrustedAuthority> authorities, string where) =>
        [.. responses.Select(response => Verify(TimestampResponse.Read(response, where), signature, authorities, where))];

    private static DateTimeOffset Verify(Rfc3161TimestampToken token, ReadOnlyMemory<byte> signature, IReadOnlyList<TrustedAuthority> authorities, string where)
    {
        if (Hashes.OfOid(token.TokenInfo.HashAlgorithmId.Value) is not { } hash
            || !token.TokenInfo.GetMessageHash().Span.SequenceEqual(CryptographicOperations.HashData(hash, signature.Span)))
        {
            throw new RefusedException(RefusalReason.TimestampInvalid, where, "A time stamp is not over this signature.");
        }

        var time = token.TokenInfo.Timestamp.ToUniversalTime();
        var issued = authorities.Where(authority => IsIssuedBy(token, signature, authority, time)).ToArray();
        return issued.Length == 0 ? throw new RefusedException(RefusalReason.TimestampUntrusted, where, "A time stamp is not of a time-stamping authority of the trusted root.")
            : issued.Any(authority => authority.ValidFor.Contains(time)) ? time
            : throw new RefusedException(RefusalReason.TimestampAuthorityNotValidThen, where, "The time-stamping authority was not valid at the time that it tells.");
    }

    private static bool IsIssuedBy(Rfc3161TimestampToken token, ReadOnlyMemory<byte> signature, TrustedAuthority authority, DateTimeOffset time)
    {
        var candidates = new X509Certificate2Collection();
        X509Certificate2? signer = null;
        try
        {
            foreach (var certificate in authority.Certificates)
            {
                candidates.Add(X509CertificateLoader.LoadCertificate(certificate.Span));
            }

            // The platform checks the signature, ESSCertID (RFC 2634, RFC 5816) and that the signer has time stamping as its only, critical extended key usage.
            if (!token.VerifySignatureForData(signature.Span, out signer, candidates))
            {
                return false;
            }

            using var path = TrustedPath.Build(signer, authority, [], TimeStamping, time);
            return path is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            signer?.Dispose();
            foreach (var candidate in candidates)
            {
                candidate.Dispose();
            }
        }
    }
}

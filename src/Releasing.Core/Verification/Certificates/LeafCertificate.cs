using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Releasing.Verification.Keys;

namespace Releasing.Verification.Certificates;

/// <summary>The certificate that signed.</summary>
internal sealed class LeafCertificate : IDisposable
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    private LeafCertificate(ReadOnlyMemory<byte> der, X509Certificate2 certificate)
    {
        Der = der;
        Certificate = certificate;
    }

    /// <summary>The certificate as it stands in the bundle.</summary>
    public ReadOnlyMemory<byte> Der { get; }

    /// <summary>The certificate as the platform reads it.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Reads a certificate, DER and nothing after it.</summary>
    public static LeafCertificate Read(ReadOnlyMemory<byte> der, string where)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            return new LeafCertificate(der, X509CertificateLoader.LoadCertificate(der.Span));
        }
        catch (Exception error) when (error is CryptographicException or AsnContentException)
        {
            throw Malformed(where, "The certificate is no X.509 certificate.", error);
        }
    }

    /// <summary>The key that it certifies.</summary>
    public VerificationKey ImportKey(string where) => VerificationKey.Import(Certificate.PublicKey.ExportSubjectPublicKeyInfo(), where);

    /// <summary>The value of an extension; null when it has none of that kind.</summary>
    public ReadOnlyMemory<byte>? Extension(string oid, string where)
    {
        var found = Certificate.Extensions.Where(extension => extension.Oid?.Value == oid).ToArray();
        return found switch
        {
            [] => (ReadOnlyMemory<byte>?)null,
            [var one] => one.RawData,
            _ => throw Malformed(where, $"The certificate has the extension {oid} more than once."),
        };
    }

    /// <summary>Refuses times outside its validity, both ends of which belong to it (RFC 5280, section 4.1.2.5).</summary>
    public void MustBeValidAt(IEnumerable<DateTimeOffset> times, string where)
    {
        var (from, until) = (Certificate.NotBefore.ToUniversalTime(), Certificate.NotAfter.ToUniversalTime());
        foreach (var time in times)
        {
            if (time.UtcDateTime < from || time.UtcDateTime > until)
            {
                throw new RefusedException(RefusalReason.CertificateNotValidThen, where, $"It was signed at {time.UtcDateTime:u}, and its certificate is valid from {from:u} until {until:u}.");
            }
        }
    }

    /// <summary>Refuses a certificate that is not for signing code: RFC 5280, sections 4.2.1.3, 4.2.1.9 and 4.2.1.12.</summary>
    public void MustSignCode(string where)
    {
        try
        {
            var authority = Certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);
            var usage = Certificate.Extensions.OfType<X509KeyUsageExtension>().SingleOrDefault();
            var extended = Certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().SingleOrDefault();
            if (authority || usage is null || !usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature) || usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign)
                || extended is null || !extended.EnhancedKeyUsages.Cast<Oid>().Any(oid => oid.Value == CodeSigning))
            {
                throw new RefusedException(RefusalReason.CertificateNotForSigning, where, "Its certificate is not one for signing code.");
            }
        }
        catch (Exception error) when (error is CryptographicException or InvalidOperationException)
        {
            throw Malformed(where, "A usage extension of the certificate is malformed or there twice.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    internal static RefusedException Malformed(string where, string what, Exception? inner = null) => new(RefusalReason.CertificateMalformed, where, what, inner);
}

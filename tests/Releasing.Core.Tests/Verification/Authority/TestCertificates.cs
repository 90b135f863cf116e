using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>Makes certificates: roots, authorities below them, time stampers, and signers with the timestamp of a certificate log in them (RFC 6962, section 3.2).</summary>
internal static class TestCertificates
{
    private const string Fulcio = "1.3.6.1.4.1.57264.1.";

    public static X509Certificate2 Root(string name, ECDsa key)
    {
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(TestClock.Start, TestClock.End);
    }

    public static X509Certificate2 Below(X509Certificate2 root, string name, ECDsa key, string usage, bool isAuthority, bool critical = false, DateTimeOffset? until = null)
    {
        var request = Request(name, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, isAuthority, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(isAuthority ? X509KeyUsageFlags.KeyCertSign : X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical));
        using var rootKey = root.GetECDsaPrivateKey()!;
        return Sign(request, root.SubjectName, rootKey, TestClock.Start, until ?? TestClock.End, RandomNumberGenerator.GetBytes(12));
    }

    /// <summary>A signer's certificate, with the timestamp of a certificate log.</summary>
    public static byte[] Signer(CertificateShape shape, byte[] publicKey, X509Certificate2 issuer, ECDsa issuerKey, TestLogKey certificateLog)
    {
        var serial = RandomNumberGenerator.GetBytes(12);
        var request = SignerRequest(shape, publicKey);
        if (shape.IsLogged)
        {
            using var before = Sign(request, issuer.SubjectName, issuerKey, shape.NotBefore, shape.NotAfter, serial);
            var list = new AsnWriter(AsnEncodingRules.DER);
            list.WriteOctetString(shape.Timestamps(Timestamps(before.RawData, issuer.PublicKey.ExportSubjectPublicKeyInfo(), certificateLog, shape.HasTimestampExtensions ? [1, 2, 3] : [])));
            request = SignerRequest(shape, publicKey);
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.11129.2.4.2", list.Encode(), false));
        }

        using var certificate = Sign(request, issuer.SubjectName, issuerKey, shape.NotBefore, shape.NotAfter, serial);
        return certificate.RawData;
    }

    private static CertificateRequest SignerRequest(CertificateShape shape, byte[] publicKey)
    {
        var request = new CertificateRequest(new X500DistinguishedName(""), PublicKey.CreateFromSubjectPublicKeyInfo(publicKey, out _), HashAlgorithmName.SHA256);
        var extensions = request.CertificateExtensions;
        extensions.Add(new X509KeyUsageExtension(shape.Usage, true));
        extensions.Add(new X509EnhancedKeyUsageExtension([new Oid(shape.ExtendedUsage)], false));
        if (shape.IsAuthority)
        {
            extensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        }

        var names = new SubjectAlternativeNameBuilder();
        if (shape.IsMail)
        {
            names.AddEmailAddress(shape.Identity);
        }
        else
        {
            names.AddUri(new Uri(shape.Identity));
        }

        extensions.Add(names.Build(critical: true));
        extensions.Add(new X509Extension(Fulcio + "1", Encoding.UTF8.GetBytes(shape.Issuer), false));
        extensions.Add(new X509Extension(Fulcio + "4", Encoding.UTF8.GetBytes("Release"), false));
        extensions.Add(Claim(8, shape.Issuer));
        foreach (var (number, text) in shape.Claims)
        {
            extensions.Add(Claim(number, text));
        }

        shape.More.ForEach(extensions.Add);
        return request;
    }

    private static X509Extension Claim(int number, string text)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, text);
        return new X509Extension($"{Fulcio}{number}", writer.Encode(), false);
    }

    private static byte[] Timestamps(byte[] certificate, byte[] issuerKey, TestLogKey log, byte[] extensions)
    {
        var body = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadEncodedValue().ToArray();
        var time = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, TestClock.Now.ToUnixTimeMilliseconds());
        byte[] signed = [0, 0, .. time, 0, 1, .. SHA256.HashData(issuerKey), 0, (byte)(body.Length >> 8), (byte)body.Length, .. body, 0, (byte)extensions.Length, .. extensions];
        var signature = log.Sign(signed);
        byte[] timestamp = [0, .. log.Id, .. time, 0, (byte)extensions.Length, .. extensions, 4, 3, 0, (byte)signature.Length, .. signature];
        return [0, (byte)(timestamp.Length + 2), 0, (byte)timestamp.Length, .. timestamp];
    }

    private static CertificateRequest Request(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}, O=releasing.test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static X509Certificate2 Sign(CertificateRequest request, X500DistinguishedName issuer, ECDsa key, DateTimeOffset from, DateTimeOffset until, byte[] serial)
    {
        serial[0] = 0x40;
        return request.Create(issuer, X509SignatureGenerator.CreateForECDsa(key), from, until, serial);
    }
}

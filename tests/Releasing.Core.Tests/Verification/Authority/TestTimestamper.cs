using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>A time-stamping authority (RFC 3161) with a chain of its own.</summary>
internal sealed class TestTimestamper
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private readonly X509Certificate2 _signer;
    private readonly X509Certificate2 _root;

    public TestTimestamper(string usage = TimeStamping, bool critical = true, DateTimeOffset? until = null)
    {
        _root = TestCertificates.Root("tsa-root", ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = TestCertificates.Below(_root, "tsa", key, usage, isAuthority: false, critical, until);
        _signer = certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Whether its tokens carry its certificate.</summary>
    public bool IsEmbedding { get; init; }

    public byte[][] Chain => [_signer.RawData, _root.RawData];

    /// <summary>A response that grants a token over data.</summary>
    public byte[] Stamp(byte[] data, DateTimeOffset time, int status = 0)
    {
        byte[] serial = [0x40, .. RandomNumberGenerator.GetBytes(8)];
        var info = new Rfc3161TimestampTokenInfo(
            new Oid("1.3.6.1.4.1.57264.2"), new Oid("2.16.840.1.101.3.4.2.1"), SHA256.HashData(data), serial, time, accuracyInMicroseconds: 1_000_000);
        var message = new SignedCms(new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), info.Encode()));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _signer) { IncludeOption = IsEmbedding ? X509IncludeOption.EndCertOnly : X509IncludeOption.None, DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1") };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.47"), SigningCertificate()));
        message.ComputeSignature(signer);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(status);
            }

            writer.WriteEncodedValue(message.Encode());
        }

        return writer.Encode();
    }

    // SigningCertificateV2 of RFC 5816: SHA-256 is the default and is left out.
    private byte[] SigningCertificate()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteOctetString(SHA256.HashData(_signer.RawData));
        }

        return writer.Encode();
    }
}

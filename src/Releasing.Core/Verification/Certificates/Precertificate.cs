using System.Formats.Asn1;

namespace Releasing.Verification.Certificates;

/// <summary>What a certificate log signed: the TBSCertificate without the list of timestamps, which did not exist yet (RFC 6962, section 3.2).</summary>
internal static class Precertificate
{
    private static readonly Asn1Tag s_extensions = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>The TBSCertificate of a certificate without one extension, every other byte as it is.</summary>
    /// <param name="certificate">DER.</param>
    /// <param name="oid">The extension.</param>
    /// <exception cref="AsnContentException">It is no certificate.</exception>
    public static byte[] Of(ReadOnlyMemory<byte> certificate, string oid)
    {
        var body = new AsnReader(certificate, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            while (body.HasData)
            {
                if (body.PeekTag() != s_extensions)
                {
                    writer.WriteEncodedValue(body.ReadEncodedValue().Span);
                    continue;
                }

                var extensions = body.ReadSequence(s_extensions).ReadSequence();
                using (writer.PushSequence(s_extensions))
                using (writer.PushSequence())
                {
                    CopyOthers(extensions, writer, oid);
                }
            }
        }

        return writer.Encode();
    }

    private static void CopyOthers(AsnReader extensions, AsnWriter writer, string oid)
    {
        while (extensions.HasData)
        {
            var extension = extensions.ReadEncodedValue();
            if (new AsnReader(extension, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier() != oid)
            {
                writer.WriteEncodedValue(extension.Span);
            }
        }
    }
}

using Releasing.Verification.Json;

namespace Releasing.Verification;

/// <summary>Reads <c>trusted_root.json</c>. Members that are not known are let be: services add some, and none of them widens what is trusted.</summary>
internal static class TrustedRootReader
{
    private const int MaximumLength = 4 << 20;
    private const int MaximumKeyLength = 16 << 10;
    private const int MaximumItems = 256;

    public static TrustedRoot Read(ReadOnlyMemory<byte> json, string where)
    {
        var root = ProtoMessage.Parse(json, MaximumLength, where, RefusalReason.TrustedRootMalformed);
        var mediaType = root.Text("mediaType");
        if (mediaType is not ("application/vnd.dev.sigstore.trustedroot+json;version=0.1" or "application/vnd.dev.sigstore.trustedroot.v0.1+json"
            or "application/vnd.dev.sigstore.trustedroot+json;version=0.2" or "application/vnd.dev.sigstore.trustedroot.v0.2+json"))
        {
            throw root.Refused("Its mediaType is not one of a trusted root of version 0.1 or 0.2.");
        }

        return new TrustedRoot
        {
            CertificateAuthorities = [.. root.Messages("certificateAuthorities", MaximumItems).Select(Authority)],
            TimestampAuthorities = [.. root.Messages("timestampAuthorities", MaximumItems).Select(Authority)],
            Logs = [.. root.Messages("tlogs", MaximumItems).Select(Log)],
            CertificateLogs = [.. root.Messages("ctlogs", MaximumItems).Select(Log)],
        };
    }

    private static TrustedAuthority Authority(ProtoMessage authority)
    {
        var certificates = authority.MessageOrNull("certChain")?.Messages("certificates", MaximumItems) ?? [];
        return new TrustedAuthority(
            authority.TextOrNull("uri") ?? "", [.. certificates.Select(certificate => certificate.Bytes("rawBytes", MaximumKeyLength))], Validity(authority));
    }

    private static TrustedLog Log(ProtoMessage log)
    {
        var key = log.Message("publicKey");
        return new TrustedLog(
            log.TextOrNull("baseUrl") ?? "", log.Message("logId").Bytes("keyId", MaximumKeyLength), key.Bytes("rawBytes", MaximumKeyLength), key.TextOrNull("keyDetails") ?? "", Validity(key));
    }

    // TimeRange: "a client MUST treat a range without a start as invalid", so an absent bound is never read as no bound.
    private static ValidityPeriod Validity(ProtoMessage message)
    {
        var range = message.Message("validFor");
        var start = range.TimeOrNull("start") ?? throw range.Refused("start is missing.");
        var end = range.TimeOrNull("end");
        return end < start ? throw range.Refused("end lies before start.") : new ValidityPeriod(start, end);
    }
}

using Releasing.Signing.Dsse;
using Releasing.Verification;
using Releasing.Verification.Json;

namespace Releasing.Signing.Bundles;

/// <summary>
/// Reads the JSON of a Sigstore bundle, strictly and within limits: members that are not known, members twice, numbers and base64 of another form are refused, so that what is
/// verified is all there is. Nothing is verified here.
/// </summary>
public static class BundleReader
{
    private const int MaximumLength = 64 << 20;
    private const int MaximumSmall = 64 << 10;
    private const int MaximumBody = 16 << 20;
    private const int MaximumItems = 32;
    private const int MaximumPath = 64;

    /// <summary>Reads a bundle of version 0.1, 0.2 or 0.3.</summary>
    /// <param name="json">UTF-8, 64 MiB at most.</param>
    /// <param name="where">What messages call it: the file.</param>
    /// <exception cref="RefusedException"><see cref="RefusalReason.BundleMalformed"/>: it is not of that form.</exception>
    public static SigstoreBundle Read(ReadOnlyMemory<byte> json, string where)
    {
        var bundle = ProtoMessage.Parse(json, MaximumLength, where, RefusalReason.BundleMalformed).Only("mediaType", "verificationMaterial", "messageSignature", "dsseEnvelope");
        var mediaType = bundle.Text("mediaType");
        var version = BundleVersions.Of(mediaType) ?? throw bundle.Refused("Its mediaType is not one of a Sigstore bundle of version 0.1, 0.2 or 0.3.");
        var material = bundle.Message("verificationMaterial").Only("certificate", "x509CertificateChain", "publicKey", "tlogEntries", "timestampVerificationData");
        var message = bundle.MessageOrNull("messageSignature");
        var envelope = bundle.MessageOrNull("dsseEnvelope");
        if (message is null == envelope is null)
        {
            throw bundle.Refused("It has to hold a messageSignature or a dsseEnvelope, one of them.");
        }

        var hint = material.MessageOrNull("publicKey") is { } key ? key.Only("hint").TextOrNull("hint") ?? "" : null;
        var certificates = Certificates(material, version);
        if (hint is null == (certificates.Count == 0))
        {
            throw material.Refused("It has to hold a certificate or a publicKey, one of them.");
        }

        return new SigstoreBundle
        {
            MediaType = mediaType,
            Certificates = certificates,
            PublicKeyHint = hint,
            LogEntries = [.. material.Messages("tlogEntries", MaximumItems).Select(Entry)],
            Timestamps = Timestamps(material),
            Message = message is { } signature ? Message(signature) : null,
            Envelope = envelope is { } statement ? Envelope(statement) : null,
        };
    }

    // Version 0.3 holds the leaf alone, in a member of its own; earlier ones a chain, from the leaf upwards.
    private static IReadOnlyList<ReadOnlyMemory<byte>> Certificates(ProtoMessage material, BundleVersion version)
    {
        var leaf = material.MessageOrNull("certificate");
        var chain = material.MessageOrNull("x509CertificateChain");
        if (version == BundleVersion.V03 ? chain is not null : leaf is not null)
        {
            throw material.Refused(version == BundleVersion.V03 ? "Version 0.3 holds no x509CertificateChain." : "Versions before 0.3 hold no certificate but an x509CertificateChain.");
        }

        return leaf is { } one ? [Certificate(one)]
            : chain is not { } several ? []
            : several.Only("certificates").Messages("certificates", MaximumItems) is { Count: > 0 } list ? [.. list.Select(Certificate)]
            : throw several.Refused("certificates is empty.");
    }

    private static ReadOnlyMemory<byte> Certificate(ProtoMessage certificate) => certificate.Only("rawBytes").Bytes("rawBytes", MaximumSmall);

    private static ReadOnlyMemory<byte>[] Timestamps(ProtoMessage material) => material.MessageOrNull("timestampVerificationData") is not { } data ? []
        : [.. data.Only("rfc3161Timestamps").Messages("rfc3161Timestamps", MaximumItems).Select(stamp => stamp.Only("signedTimestamp").Bytes("signedTimestamp", MaximumSmall))];

    private static MessageSignature Message(ProtoMessage signature)
    {
        signature.Only("messageDigest", "signature");
        var digest = signature.MessageOrNull("messageDigest")?.Only("algorithm", "digest");
        return new MessageSignature(
            digest?.Text("algorithm"), digest?.Bytes("digest", MaximumSmall) ?? default, signature.Bytes("signature", MaximumSmall));
    }

    private static DsseEnvelope Envelope(ProtoMessage envelope)
    {
        envelope.Only("payload", "payloadType", "signatures");
        var signatures = envelope.Messages("signatures", MaximumItems)
            .Select(signature => new DsseSignature(signature.Only("sig", "keyid").Bytes("sig", MaximumSmall), signature.TextOrNull("keyid")));
        return new DsseEnvelope(envelope.Text("payloadType"), envelope.Bytes("payload", MaximumLength), [.. signatures]);
    }

    /// <summary>Reads a log entry as Rekor v2 answers it.</summary>
    internal static LogEntry ReadEntry(ReadOnlyMemory<byte> json, string where) => Entry(ProtoMessage.Parse(json, MaximumBody, where, RefusalReason.LogEntryMalformed));

    private static LogEntry Entry(ProtoMessage entry)
    {
        entry.Only("logIndex", "logId", "kindVersion", "integratedTime", "inclusionPromise", "inclusionProof", "canonicalizedBody");
        var kind = entry.Message("kindVersion").Only("kind", "version");
        return new LogEntry
        {
            LogIndex = entry.Number("logIndex"),
            LogId = entry.Message("logId").Only("keyId").Bytes("keyId", MaximumSmall),
            Kind = kind.Text("kind"),
            KindVersion = kind.Text("version"),
            IntegratedTime = entry.Number("integratedTime"),
            SignedEntryTimestamp = entry.MessageOrNull("inclusionPromise")?.Only("signedEntryTimestamp").Bytes("signedEntryTimestamp", MaximumSmall),
            InclusionProof = entry.MessageOrNull("inclusionProof") is { } proof ? Proof(proof) : null,
            CanonicalizedBody = entry.Bytes("canonicalizedBody", MaximumBody),
        };
    }

    private static InclusionProof Proof(ProtoMessage proof)
    {
        proof.Only("logIndex", "rootHash", "treeSize", "hashes", "checkpoint");
        return new InclusionProof(
            proof.Number("logIndex"), proof.Bytes("rootHash", MaximumSmall), proof.Number("treeSize"), proof.BytesList("hashes", MaximumPath, MaximumSmall),
            proof.MessageOrNull("checkpoint")?.Only("envelope").Text("envelope"));
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Releasing.Signing.Dsse;

namespace Releasing.Signing.Bundles;

/// <summary>Writes bundles as the JSON form of protobuf has it: camelCase names, bytes as base64, 64-bit numbers as strings, absent fields left out.</summary>
public static class BundleWriter
{
    // The default encoder writes '+' of base64 as an escape: right, but three times as long, and not what the other writers write.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of a <c>.sigstore.json</c> file: UTF-8, one line without an end.</summary>
    /// <param name="bundle">A bundle of version 0.3: the leaf certificate alone, or a key hint.</param>
    /// <exception cref="ArgumentException">The bundle holds neither certificate nor hint, or not exactly one of message and envelope.</exception>
    public static byte[] Write(SigstoreBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        if (bundle.Certificates.Count > 0 == bundle.PublicKeyHint is not null || bundle.Message is not null == bundle.Envelope is not null)
        {
            throw new ArgumentException("A bundle holds a certificate or a hint, and a message signature or an envelope.", nameof(bundle));
        }

        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("mediaType", bundle.MediaType);
            WriteMaterial(json, bundle);
            if (bundle.Message is { } message)
            {
                WriteMessage(json, message);
            }

            if (bundle.Envelope is { } envelope)
            {
                json.WritePropertyName("dsseEnvelope");
                WriteEnvelope(json, envelope);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The signature alone as cosign writes it into a <c>.sig</c> file: base64 without a line end.</summary>
    /// <param name="bundle">A bundle with a message signature.</param>
    /// <exception cref="ArgumentException">The bundle holds an envelope.</exception>
    public static byte[] WriteSignature(SigstoreBundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var message = bundle.Message ?? throw new ArgumentException("Only the signature over a file stands alone.", nameof(bundle));
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(message.Signature.Span));
    }

    /// <summary>An envelope alone, as Rekor v1 takes it.</summary>
    internal static string EnvelopeJson(DsseEnvelope envelope)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            WriteEnvelope(json, envelope);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void WriteEnvelope(Utf8JsonWriter json, DsseEnvelope envelope)
    {
        json.WriteStartObject();
        json.WriteBase64String("payload", envelope.Payload.Span);
        json.WriteString("payloadType", envelope.PayloadType);
        json.WriteStartArray("signatures");
        foreach (var signature in envelope.Signatures)
        {
            json.WriteStartObject();
            json.WriteBase64String("sig", signature.Signature.Span);
            if (!string.IsNullOrEmpty(signature.KeyId))
            {
                json.WriteString("keyid", signature.KeyId);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMaterial(Utf8JsonWriter json, SigstoreBundle bundle)
    {
        json.WriteStartObject("verificationMaterial");
        if (bundle.PublicKeyHint is { } hint)
        {
            json.WriteStartObject("publicKey");
            json.WriteString("hint", hint);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartObject("certificate");
            json.WriteBase64String("rawBytes", bundle.Certificates[0].Span);
            json.WriteEndObject();
        }

        if (bundle.LogEntries.Count > 0)
        {
            json.WriteStartArray("tlogEntries");
            foreach (var entry in bundle.LogEntries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndArray();
        }

        if (bundle.Timestamps.Count > 0)
        {
            json.WriteStartObject("timestampVerificationData");
            json.WriteStartArray("rfc3161Timestamps");
            foreach (var timestamp in bundle.Timestamps)
            {
                json.WriteStartObject();
                json.WriteBase64String("signedTimestamp", timestamp.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, LogEntry entry)
    {
        json.WriteStartObject();
        WriteNumber(json, "logIndex", entry.LogIndex);
        json.WriteStartObject("logId");
        json.WriteBase64String("keyId", entry.LogId.Span);
        json.WriteEndObject();
        json.WriteStartObject("kindVersion");
        json.WriteString("kind", entry.Kind);
        json.WriteString("version", entry.KindVersion);
        json.WriteEndObject();
        if (entry.IntegratedTime != 0)
        {
            WriteNumber(json, "integratedTime", entry.IntegratedTime);
        }

        if (entry.SignedEntryTimestamp is { } promise)
        {
            json.WriteStartObject("inclusionPromise");
            json.WriteBase64String("signedEntryTimestamp", promise.Span);
            json.WriteEndObject();
        }

        if (entry.InclusionProof is { } proof)
        {
            WriteProof(json, proof);
        }

        json.WriteBase64String("canonicalizedBody", entry.CanonicalizedBody.Span);
        json.WriteEndObject();
    }

    private static void WriteProof(Utf8JsonWriter json, InclusionProof proof)
    {
        json.WriteStartObject("inclusionProof");
        WriteNumber(json, "logIndex", proof.LogIndex);
        json.WriteBase64String("rootHash", proof.RootHash.Span);
        WriteNumber(json, "treeSize", proof.TreeSize);
        json.WriteStartArray("hashes");
        foreach (var hash in proof.Hashes)
        {
            json.WriteBase64StringValue(hash.Span);
        }

        json.WriteEndArray();
        if (proof.Checkpoint is { } checkpoint)
        {
            json.WriteStartObject("checkpoint");
            json.WriteString("envelope", checkpoint);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, MessageSignature message)
    {
        json.WriteStartObject("messageSignature");
        if (message.DigestAlgorithm is { } algorithm)
        {
            json.WriteStartObject("messageDigest");
            json.WriteString("algorithm", algorithm);
            json.WriteBase64String("digest", message.Digest.Span);
            json.WriteEndObject();
        }

        json.WriteBase64String("signature", message.Signature.Span);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long value) => json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Releasing.Failures;
using Releasing.Http;
using Releasing.Signing.Bundles;
using Releasing.Verification;

namespace Releasing.Signing.Keyless;

/// <summary>Rekor v2: entries <c>hashedrekord</c> and <c>dsse</c> of version 0.0.2 (<c>rekor_service.proto</c> of rekor-tiles, CreateEntry).</summary>
internal sealed class SecondRekorClient(Uri address, ServiceClient services, TrustedRoot root) : ITransparencyLog
{
    private const string Name = "Rekor";

    // The ephemeral key is always one over P-256.
    private const string KeyDetails = "PKIX_ECDSA_P256_SHA_256";

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<LogEntry> EnterAsync(FreshSignature signature, CancellationToken cancellationToken)
    {
        var request = new ServiceRequest(Name, HttpMethod.Post, ServiceAddress.Below(address, "api/v2/log/entries")) { Body = Proposal(signature) };
        var (entry, existing) = await services.SendAsync(request, Read, cancellationToken);
        // The entry is there already: an attempt whose answer got lost made it. The log hands entries out once, and then only as tiles.
        return entry ?? await new TiledLog(address, services, root).FindAsync(existing, signature, cancellationToken);
    }

    private static byte[] Proposal(FreshSignature signature)
    {
        var verifier = new { x509Certificate = new { rawBytes = Convert.ToBase64String(signature.Certificate.Der.Span) }, keyDetails = KeyDetails };
        return signature.Envelope is { } envelope
            ? JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    dsseRequestV002 = new
                    {
                        envelope = new
                        {
                            payload = Convert.ToBase64String(envelope.Payload.Span),
                            payloadType = envelope.PayloadType,
                            signatures = envelope.Signatures.Select(one => new { sig = Convert.ToBase64String(one.Signature.Span), keyid = one.KeyId ?? "" }),
                        },
                        verifiers = new[] { verifier },
                    },
                },
                s_plain)
            : JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    hashedRekordRequestV002 = new
                    {
                        digest = Convert.ToBase64String(signature.Digest.Span),
                        signature = new { content = Convert.ToBase64String(signature.Signature.Span), verifier },
                    },
                },
                s_plain);
    }

    private static (LogEntry? Entry, long Existing) Read(ServiceAnswer answer)
    {
        answer.MustBe(200, 201, 409);
        if (answer.Status != 409)
        {
            try
            {
                return (BundleReader.ReadEntry(answer.Body, Name), 0);
            }
            catch (RefusedException exception)
            {
                throw new FormatException("The answer is no log entry.", exception);
            }
        }

        // grpc-gateway puts its prefix before the header of the service.
        return long.TryParse(answer.Header("Grpc-Metadata-X-Log-Index") ?? answer.Header("X-Log-Index"), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            ? (null, index)
            : throw new ReleaseException($"{Name}: the log has the entry already and does not say where{answer.Explanation()}");
    }
}

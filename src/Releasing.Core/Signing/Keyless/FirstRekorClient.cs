using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Releasing.Http;
using Releasing.Signing.Bundles;

namespace Releasing.Signing.Keyless;

/// <summary>Rekor v1: entries <c>hashedrekord</c> and <c>dsse</c> of version 0.0.1 (Rekor's <c>openapi.yaml</c>, createLogEntry and getLogEntryByUUID).</summary>
internal sealed class FirstRekorClient(Uri address, ServiceClient services) : ITransparencyLog
{
    private const string Name = "Rekor";
    private const int LongestUuid = 80;

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<LogEntry> EnterAsync(FreshSignature signature, CancellationToken cancellationToken)
    {
        var request = new ServiceRequest(Name, HttpMethod.Post, ServiceAddress.Below(address, "api/v1/log/entries")) { Body = Proposal(signature) };
        var (entry, existing) = await services.SendAsync(request, ReadNew, cancellationToken);
        // The entry is there already: an attempt whose answer got lost made it.
        return entry ?? await services.SendAsync(new ServiceRequest(Name, HttpMethod.Get, ServiceAddress.Below(address, "api/v1/log/entries/" + existing)), ReadExisting, cancellationToken);
    }

    private static byte[] Proposal(FreshSignature signature)
    {
        var verifier = Convert.ToBase64String(Encoding.ASCII.GetBytes(signature.Certificate.Pem));
        return signature.Envelope is null
            ? JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    apiVersion = "0.0.1",
                    kind = "hashedrekord",
                    spec = new
                    {
                        data = new { hash = new { algorithm = "sha256", value = Convert.ToHexStringLower(signature.Digest.Span) } },
                        signature = new { content = Convert.ToBase64String(signature.Signature.Span), publicKey = new { content = verifier } },
                    },
                },
                s_plain)
            : JsonSerializer.SerializeToUtf8Bytes(
                new { apiVersion = "0.0.1", kind = "dsse", spec = new { proposedContent = new { envelope = BundleWriter.EnvelopeJson(signature.Envelope), verifiers = new[] { verifier } } } },
                s_plain);
    }

    private (LogEntry? Entry, string? Existing) ReadNew(ServiceAnswer answer)
    {
        answer.MustBe(200, 201, 409);
        if (answer.Status != 409)
        {
            return (ReadEntry(answer), null);
        }

        // Only the last part of the location is taken, so that no answer sends the next request elsewhere.
        var uuid = answer.Header("Location")?.Split('/')[^1];
        return uuid is { Length: > 0 and <= LongestUuid } && uuid.All(char.IsAsciiHexDigit)
            ? (null, uuid)
            : throw new FormatException("The conflict names no entry.");
    }

    private static LogEntry ReadExisting(ServiceAnswer answer)
    {
        answer.MustBe(200);
        return ReadEntry(answer);
    }

    private static LogEntry ReadEntry(ServiceAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            var entry = json.RootElement.EnumerateObject().Single().Value;
            var body = entry.GetProperty("body").GetBytesFromBase64();
            var verification = entry.GetProperty("verification");
            using var parsed = JsonDocument.Parse(body);
            return new LogEntry
            {
                LogIndex = entry.GetProperty("logIndex").GetInt64(),
                LogId = Hex(entry.GetProperty("logID")),
                Kind = Text(parsed.RootElement.GetProperty("kind")),
                KindVersion = Text(parsed.RootElement.GetProperty("apiVersion")),
                IntegratedTime = entry.GetProperty("integratedTime").GetInt64(),
                SignedEntryTimestamp = verification.GetProperty("signedEntryTimestamp").GetBytesFromBase64(),
                InclusionProof = ReadProof(verification.GetProperty("inclusionProof")),
                CanonicalizedBody = body,
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The answer is no log entry.", exception);
        }
    }

    private static InclusionProof ReadProof(JsonElement proof) => new(
        proof.GetProperty("logIndex").GetInt64(),
        Hex(proof.GetProperty("rootHash")),
        proof.GetProperty("treeSize").GetInt64(),
        [.. proof.GetProperty("hashes").EnumerateArray().Select(hash => (ReadOnlyMemory<byte>)Hex(hash))],
        Text(proof.GetProperty("checkpoint")));

    private static byte[] Hex(JsonElement value) => Convert.FromHexString(Text(value));

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("A text is missing.");
}

using System.Security.Cryptography;
using System.Text;
using Releasing.Verification.Json;

namespace Releasing.Verification.Logs;

/// <summary>The bodies of Rekor v1 (its <c>pkg/types</c>): digests are hexadecimal, keys and certificates are PEM in base64.</summary>
internal static class FirstRekor
{
    private const int MaximumPart = 64 << 10;

    public static LogEntryBody HashedRekord(ProtoMessage spec)
    {
        var signature = spec.Message("signature");
        var (hash, digest) = Digest(spec.Message("data").Message("hash"));
        return new LogEntryBody(signature.Bytes("content", MaximumPart), Signer(signature.Message("publicKey"), "content"), hash, digest, IsOfPayload: false);
    }

    // The hash of the envelope is of the JSON that was handed to the log, which is not kept anywhere; payload, signature and signer are all that the envelope holds.
    public static LogEntryBody Dsse(ProtoMessage spec)
    {
        var signature = Single(spec);
        var (hash, digest) = Digest(spec.Message("payloadHash"));
        return new LogEntryBody(signature.Bytes("signature", MaximumPart), Signer(signature, "verifier"), hash, digest, IsOfPayload: true);
    }

    // The signature is in base64 twice.
    public static LogEntryBody InToto(ProtoMessage spec)
    {
        var content = spec.Message("content");
        var signature = Single(content.Message("envelope"));
        var (hash, digest) = Digest(content.Message("payloadHash"));
        var encoded = Encoding.ASCII.GetString(signature.Bytes("sig", MaximumPart).Span);
        try
        {
            return new LogEntryBody(Convert.FromBase64String(encoded), Signer(signature, "publicKey"), hash, digest, IsOfPayload: true);
        }
        catch (FormatException error)
        {
            throw signature.Refused("sig is not in base64 twice.", error);
        }
    }

    private static ProtoMessage Single(ProtoMessage message) => message.Messages("signatures", 16) is [var one] ? one : throw message.Refused("It has to have exactly one signature.");

    private static (HashAlgorithmName, byte[]) Digest(ProtoMessage digest)
    {
        var hash = Hashes.OfRekor(digest.Text("algorithm")) ?? throw digest.Refused("Its hash is not known.");
        try
        {
            return (hash, Convert.FromHexString(digest.Text("value")));
        }
        catch (FormatException error)
        {
            throw digest.Refused("Its value is not hexadecimal.", error);
        }
    }

    private static byte[] Signer(ProtoMessage message, string name)
    {
        var pem = Encoding.Latin1.GetString(message.Bytes(name, MaximumPart).Span);
        return PemEncoding.TryFind(pem, out var fields) && pem[fields.Label] is "CERTIFICATE" or "PUBLIC KEY" && pem[fields.Location.End..].Trim().Length == 0
            ? Convert.FromBase64String(pem[fields.Base64Data])
            : throw message.Refused($"{name} is no PEM of one certificate or public key.");
    }
}

using System.Security.Cryptography;
using Releasing.Verification.Json;

namespace Releasing.Verification.Logs;

/// <summary>The bodies of Rekor v2 (<c>entry.proto</c> of rekor-tiles): digests, keys and certificates are bytes in base64.</summary>
internal static class SecondRekor
{
    private const int MaximumPart = 64 << 10;

    public static LogEntryBody HashedRekord(ProtoMessage spec)
    {
        var entry = spec.Message("hashedRekordV002");
        var signature = entry.Message("signature");
        var (hash, digest) = Digest(entry.Message("data"));
        return new LogEntryBody(signature.Bytes("content", MaximumPart), Signer(signature), hash, digest, IsOfPayload: false);
    }

    public static LogEntryBody Dsse(ProtoMessage spec)
    {
        var entry = spec.Message("dsseV002");
        var signature = entry.Messages("signatures", 16) is [var one] ? one : throw entry.Refused("It has to have exactly one signature.");
        var (hash, digest) = Digest(entry.Message("payloadHash"));
        return new LogEntryBody(signature.Bytes("content", MaximumPart), Signer(signature), hash, digest, IsOfPayload: true);
    }

    private static (HashAlgorithmName, ReadOnlyMemory<byte>) Digest(ProtoMessage digest) =>
        (Hashes.OfProtobuf(digest.Text("algorithm")) ?? throw digest.Refused("Its hash is not known."), digest.Bytes("digest", MaximumPart));

    private static ReadOnlyMemory<byte> Signer(ProtoMessage signature)
    {
        var verifier = signature.Message("verifier");
        var (certificate, key) = (verifier.MessageOrNull("x509Certificate"), verifier.MessageOrNull("publicKey"));
        return certificate is null == key is null
            ? throw verifier.Refused("It has to hold a certificate or a public key, one of them.")
            : (certificate ?? key)!.Value.Bytes("rawBytes", MaximumPart);
    }
}

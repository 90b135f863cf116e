using System.Security.Cryptography;
using Releasing.Signing.Bundles;
using Releasing.Verification.Json;

namespace Releasing.Verification.Logs;

/// <summary>What an entry says: who signed what. Rekor v1 writes <c>hashedrekord</c> 0.0.1, <c>dsse</c> 0.0.1 and <c>intoto</c> 0.0.2; v2 <c>hashedrekord</c> and <c>dsse</c> 0.0.2.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Signer">The certificate or the SubjectPublicKeyInfo, DER.</param>
/// <param name="Hash">The hash of <see cref="Digest"/>.</param>
/// <param name="Digest">The digest of the file or of the payload.</param>
/// <param name="IsOfPayload">Whether the digest is the payload's and not that of what was signed.</param>
internal sealed record LogEntryBody(ReadOnlyMemory<byte> Signature, ReadOnlyMemory<byte> Signer, HashAlgorithmName Hash, ReadOnlyMemory<byte> Digest, bool IsOfPayload)
{
    private const int MaximumBody = 16 << 20;

    /// <summary>Reads the body of an entry.</summary>
    public static LogEntryBody Read(LogEntry entry, string where)
    {
        var body = ProtoMessage.Parse(entry.CanonicalizedBody, MaximumBody, $"{where}, body of the log entry", RefusalReason.LogEntryMalformed);
        var (kind, version) = (body.Text("kind"), body.Text("apiVersion"));
        if (kind != entry.Kind || version != entry.KindVersion)
        {
            throw new RefusedException(RefusalReason.LogEntryMismatch, where, "The entry is of another kind or version than the bundle says.");
        }

        var spec = body.Message("spec");
        return (kind, version) switch
        {
            ("hashedrekord", "0.0.1") => FirstRekor.HashedRekord(spec),
            ("dsse", "0.0.1") => FirstRekor.Dsse(spec),
            ("intoto", "0.0.2") => FirstRekor.InToto(spec),
            ("hashedrekord", "0.0.2") => SecondRekor.HashedRekord(spec),
            ("dsse", "0.0.2") => SecondRekor.Dsse(spec),
            _ => throw body.Refused("Its kind and version are not known."),
        };
    }

    /// <summary>Refuses an entry about another signature, another signer or other content: entries can be swapped between bundles (CVE-2022-36056).</summary>
    public void MustAgree(SignedContent signed, ReadOnlyMemory<byte> signer, string where)
    {
        Require(Signature.Span.SequenceEqual(signed.Signature.Span), "signature", where);
        Require(Signer.Span.SequenceEqual(signer.Span), "signer", where);
        var digest = !IsOfPayload ? signed.Digest(Hash) : signed.Envelope is { } envelope ? CryptographicOperations.HashData(Hash, envelope.Payload.Span) : null;
        Require(digest is not null && Digest.Span.SequenceEqual(digest), IsOfPayload ? "payload" : "content", where);
    }

    private static void Require(bool agrees, string what, string where)
    {
        if (!agrees)
        {
            throw new RefusedException(RefusalReason.LogEntryMismatch, where, $"The log entry is about another {what} than the bundle.");
        }
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Conformance;

/// <summary>The cases with Rekor v2 and time stamps.</summary>
internal static class SecondRekorCases
{
    private const string Envelope = "inclusionProof/checkpoint/envelope";
    private static readonly TestTimestamper s_stranger = new();

    public static IEnumerable<ConformanceCase> All =>
    [
        new("rekor2-happy-path", null, () => new Scene { Rekor = 2 }),
        new("rekor2-dsse-happy-path", null, () => new Scene { Rekor = 2, IsStatement = true }),
        new("rekor2-dsse-invalid-sig_fail", SignatureInvalid, () => new Scene { Rekor = 2, IsStatement = true, Bundle = bundle => bundle.Flip("dsseEnvelope/signatures/0/sig") }),
        new("rekor2-dsse-mismatch-envelope_fail", LogEntryMismatch, () => new Scene { Rekor = 2, IsStatement = true, Body = body => body.Flip("spec/dsseV002/payloadHash/digest") }),
        new("rekor2-dsse-mismatch-sig_fail", LogEntryMismatch, () => new Scene { Rekor = 2, IsStatement = true, Body = body => body.Flip("spec/dsseV002/signatures/0/content") }),
        new("rekor2-no-inclusion-proof_fail", InclusionProofMissing, () => new Scene { Rekor = 2, Entry = entry => entry.Drop("inclusionProof") }),
        new("rekor2-no-timestamp_fail", TimeMissing, () => new Scene { Rekor = 2, Bundle = bundle => bundle.Drop("verificationMaterial/timestampVerificationData") }),

        Checkpoint("rekor2-checkpoint-cosigned", null, note => note + Line("witness.test", 1)),
        Checkpoint("rekor2-checkpoint-multiple-cosigs", null, note => note + Line("witness.test", 1) + Line("other.test", 2)),
        Checkpoint("rekor2-checkpoint-origin-not-first", null, note => note.Replace("\n\n", "\n\n" + Line("witness.test", 1), StringComparison.Ordinal)),
        Checkpoint("rekor2-checkpoint-two-sigs-from-origin", null, note => note + Line("log2026.rekor.test", 3)),
        Checkpoint("rekor2-checkpoint-two-sigs-cosigned", null, note => note + Line("log2026.rekor.test", 3) + Line("witness.test", 1)),
        Checkpoint("rekor2-checkpoint-missing-log-signature_fail", CheckpointMalformed, note => note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 2)]),
        Checkpoint("rekor2-checkpoint-no-matching-signature_fail", CheckpointInvalid, note => note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 2)] + Line("witness.test", 1)),
        Signed("rekor2-checkpoint-missing-origin_fail", note => note[(note.IndexOf('\n') + 1)..]),
        Signed("rekor2-checkpoint-missing-size_fail", note => note.Replace("\n7\n", "\n", StringComparison.Ordinal)),
        Signed("rekor2-checkpoint-missing-root-hash_fail", note => string.Join('\n', note.Split('\n')[..2]) + "\n"),

        new("rekor2-timestamp-without-embedded-cert", null, () => new Scene { Rekor = 2 }),
        new("rekor2-timestamp-with-embedded-cert", null, () => Embedding(trusted: true)),
        new("rekor2-timestamp-untrusted-tsa-with-embedded-cert_fail", TimestampUntrusted, () => Embedding(trusted: false)),
        new("rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail", TimestampUntrusted, () => new Scene { Rekor = 2, Timestamper = s_stranger }),
        new("rekor2-timestamp-with-expired-cert-chain", null, () => Old(TestClock.Now.AddDays(1))),
        new("rekor2-timestamp-outside-tsa-cert-validity_fail", TimestampUntrusted, () => Old(TestClock.Now.AddDays(-1))),
        new("rekor2-timestamp-outside-trust-root-tsa-validity_fail", TimestampAuthorityNotValidThen, () => new Scene
        {
            Rekor = 2, Root = root => root.Set("timestampAuthorities/0/validFor/end", "2026-01-01T00:00:00Z"),
        }),
        new("rekor2-timestamp-wrong-tsa-validity-borrow_fail", TimestampAuthorityNotValidThen, () => new Scene { Rekor = 2, Root = Borrow }),
        new("rekor2-timestamp-payload-mismatch_fail", TimestampInvalid, () => new Scene { Rekor = 2, Stamped = _ => Encoding.UTF8.GetBytes("another payload") }),
        new("rekor2-timestamp-with-incorrect-time_fail", CertificateNotValidThen, () => new Scene { Rekor = 2, StampTimes = [TestClock.Now.AddDays(3)] }),
        new("rekor2-multiple-timestamps-one-outside-cert-validity_fail", CertificateNotValidThen, () => new Scene { Rekor = 2, StampTimes = [TestClock.Now, TestClock.Now.AddHours(2)] }),
        new("trust-root-tsa-validity-end-inclusive", null, () => new Scene { Rekor = 2, Root = root => root.Set("timestampAuthorities/0/validFor/end", "2026-01-02T03:04:05Z") }),
    ];

    private static ConformanceCase Checkpoint(string name, Releasing.Verification.RefusalReason? reason, Func<string, string> change) =>
        new(name, reason, () => new Scene { Rekor = 2, Entry = entry => entry.Set(Envelope, change(entry.At(Envelope)!.GetValue<string>())) });

    private static ConformanceCase Signed(string name, Func<string, string> change) => new(name, CheckpointMalformed, () => new Scene { Rekor = 2, Note = change });

    // The signature of somebody else: another hint, and 64 bytes.
    private static string Line(string name, byte number) => $"\u2014 {name} {Convert.ToBase64String([number, 0, 0, 0, .. Enumerable.Repeat(number, 64)])}\n";

    private static Scene Embedding(bool trusted)
    {
        var timestamper = new TestTimestamper { IsEmbedding = true };
        return new Scene { Rekor = 2, Timestamper = timestamper, Root = root => Trust(root, trusted ? timestamper : s_stranger) };
    }

    private static Scene Old(DateTimeOffset until)
    {
        var timestamper = new TestTimestamper(until: until);
        return new Scene { Rekor = 2, Timestamper = timestamper, Root = root => Trust(root, timestamper) };
    }

    private static void Trust(JsonObject root, TestTimestamper timestamper) => root.Set("timestampAuthorities/0", TestAuthority.Authority(timestamper.Chain));

    private static void Borrow(JsonObject root)
    {
        root.Set("timestampAuthorities/0/validFor/end", "2026-01-01T00:00:00Z");
        root.At("timestampAuthorities")!.AsArray().Add(TestAuthority.Authority([]));
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Conformance;

/// <summary>The cases with Rekor v1, with keys and with trusted roots.</summary>
internal static class FirstRekorCases
{
    private const string Entry = "verificationMaterial/tlogEntries/0";
    private const string Chain = "verificationMaterial/x509CertificateChain/certificates";

    public static IEnumerable<ConformanceCase> All =>
    [
        new("bundle-empty-certificate-chain_fail", BundleMalformed, () => new Scene { MediaType = Scene.V02, Bundle = bundle => bundle.Set(Chain, new JsonArray()) }),
        new("bundle-from-wrong-instance_fail", LogUnknown, () => new Scene { Authority = new TestAuthority(), Root = root => Become(root, TestAuthority.Shared.TrustedRoot()) }),
        new("bundle-invalid-base64-signature_fail", BundleMalformed, () => new Scene { Bundle = bundle => bundle.Set("messageSignature/signature", "!!!") }),
        new("bundle-negative-log-index_fail", BundleMalformed, () => new Scene { Bundle = bundle => bundle.Set(Entry + "/logIndex", "-1") }),
        new("bundle-unknown-version_fail", BundleMalformed, () => new Scene { Bundle = bundle => bundle.Set("mediaType", "application/vnd.dev.sigstore.bundle+json;version=99.9") }),
        new("bundle-with-root-cert_fail", CertificateUntrusted, () => new Scene
        {
            MediaType = Scene.V02,
            Bundle = bundle => bundle.At(Chain)!.AsArray().Add(new JsonObject { ["rawBytes"] = Convert.ToBase64String(TestAuthority.Shared.RootCertificate) }),
        }),
        new("checkpoint-bad-keyhint_fail", CheckpointInvalid, () => new Scene { Entry = entry => Note(entry, note => Hint(note)) }),
        new("checkpoint-wrong-roothash_fail", CheckpointMismatch, () => new Scene { Note = note => string.Join('\n', note.Split('\n')[..2]) + $"\n{Convert.ToBase64String(new byte[32])}\n" }),
        new("cve-2022-36056-swapped-tlog-entry_fail", LogEntryMismatch, () => new Scene { Bundle = bundle => bundle.Set(Entry, new Scene().Make().Bundle.At(Entry)!.DeepClone()) }),
        new("dsse-invalid-sig_fail", SignatureInvalid, () => new Scene { IsStatement = true, Bundle = bundle => bundle.Flip("dsseEnvelope/signatures/0/sig") }),
        new("dsse-mismatch-envelope_fail", LogEntryMismatch, () => new Scene { IsStatement = true, Body = body => body.Set("spec/payloadHash/value", new string('0', 64)) }),
        new("dsse-mismatch-sig_fail", LogEntryMismatch, () => new Scene { IsStatement = true, Body = body => body.Flip("spec/signatures/0/signature") }),
        new("dsse-statement-missing-type_fail", StatementMalformed, () => new Scene { IsStatement = true, IsKeyed = true, Kind = "intoto", Statement = statement => statement.Drop("_type") }),
        new("dsse-statement-unknown-type_fail", StatementMalformed, () => new Scene
        {
            IsStatement = true, IsKeyed = true, Kind = "intoto", Statement = statement => statement.Set("_type", "https://in-toto.io/Statement/v99"),
        }),
        new("dsse-with-hashedrekord-happy-path", null, () => new Scene { IsStatement = true, Kind = "hashedrekord", IsStamped = true }),
        new("dsse-with-hashedrekord-invalid-sig_fail", SignatureInvalid, () => new Scene { IsStatement = true, Kind = "hashedrekord", Bundle = bundle => bundle.Flip("dsseEnvelope/signatures/0/sig") }),
        new("dsse-with-hashedrekord-mismatch-envelope_fail", LogEntryMismatch, () => new Scene
        {
            IsStatement = true, Kind = "hashedrekord", Body = body => body.Set("spec/data/hash/value", new string('0', 64)),
        }),
        new("dsse-with-hashedrekord-mismatch-sig_fail", LogEntryMismatch, () => new Scene { IsStatement = true, Kind = "hashedrekord", Body = body => body.Flip("spec/signature/content") }),
        new("happy-path", null, () => new Scene { MediaType = Scene.V01 }),
        new("happy-path-v0.1", null, () => new Scene { MediaType = Scene.V01, Entry = entry => entry.Drop("inclusionProof/checkpoint") }),
        new("happy-path-v0.2", null, () => new Scene { MediaType = Scene.V02 }),
        new("happy-path-v0.3", null, () => new Scene { MediaType = "application/vnd.dev.sigstore.bundle+json;version=0.3" }),
        new("happy-path-v0.3-new-mediaType", null, () => new Scene()),
        new("happy-path-intoto-in-dsse-v3", null, () => new Scene { IsStatement = true }),
        new("inclusion-proof-corrupted-hash_fail", InclusionProofInvalid, () => new Scene { Entry = entry => entry.Flip("inclusionProof/hashes/0") }),
        new("incorrect-public-key_fail", LogEntryMismatch, () => new Scene { Body = body => body.Set("spec/signature/publicKey/content", Stranger()) }),
        new("integrated-time-in-future_fail", CertificateNotValidThen, () => new Scene { LogTime = TestClock.Now.AddYears(5) }),
        new("intoto-canonical-log-entry", null, () => new Scene
        {
            IsStatement = true, IsKeyed = true, Kind = "intoto",
            Entry = entry =>
            {
                entry.Drop("inclusionPromise");
                entry.Set("integratedTime", "0");
                entry.Set("logIndex", "4");
            },
        }),
        new("intoto-expired-certificate_fail", CertificateUntrusted, () => new Scene
        {
            IsStatement = true, Kind = "intoto", Root = root => root.Set("certificateAuthorities/0/validFor/end", "2026-01-01T00:00:00Z"),
        }),
        new("intoto-log-entry-mismatch_fail", LogEntryMismatch, () => new Scene { IsStatement = true, Kind = "intoto", Body = body => body.Set("spec/content/payloadHash/value", new string('0', 64)) }),
        new("intoto-missing-inclusion-proof_fail", InclusionProofMissing, () => new Scene { IsStatement = true, Kind = "intoto", Entry = entry => entry.Drop("inclusionProof") }),
        new("intoto-set-outside-signing-cert-validity_fail", CertificateNotValidThen, () => new Scene { IsStatement = true, Kind = "intoto", LogTime = TestClock.Now.AddHours(1) }),
        new("intoto-tsa-timestamp-outside-cert-validity_fail", CertificateNotValidThen, () => new Scene
        {
            IsStatement = true, Kind = "intoto", IsStamped = true, StampTimes = [TestClock.Now.AddHours(1)],
        }),
        new("intoto-with-custom-trust-root", null, () => new Scene { IsStatement = true, Kind = "intoto", IsStamped = true }),
        new("invalid-checkpoint-signature_fail", CheckpointInvalid, () => new Scene { Entry = entry => Note(entry, note => note.Replace("\n7\n", "\n6\n", StringComparison.Ordinal)) }),
        new("invalid-ct-key_fail", CertificateTimestampInvalid, () => new Scene { Root = root => root.Set("ctlogs/0/publicKey/rawBytes", Convert.ToBase64String(TestLogKey.P256().PublicKey)) }),
        new("invalid-inclusion-proof_fail", CheckpointMissing, () => new Scene { Entry = entry => entry.Drop("inclusionProof/checkpoint") }),
        new("managed-key-and-trusted-root", null, () => new Scene { IsKeyed = true, IsLogged = false }),
        new("managed-key-happy-path", null, () => new Scene { IsKeyed = true }),
        new("managed-key-no-key_fail", SignerKindMismatch, () => new Scene { IsKeyed = true, Policy = _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub) }),
        new("managed-key-wrong-key_fail", SignatureInvalid, () => new Scene { IsKeyed = true, Policy = _ => new KeyPolicy(TestLogKey.P256().PublicKey) }),
        new("message-digest-mismatch_fail", DigestMismatch, () => new Scene { Bundle = bundle => bundle.Flip("messageSignature/messageDigest/digest") }),
        new("sct-duplicate-intermediate-name", null, () => new Scene { Root = Decoy }),
        new("set-invalid-signature_fail", InclusionPromiseInvalid, () => new Scene { Entry = entry => entry.Flip("inclusionPromise/signedEntryTimestamp") }),
        new("signature-mismatch_fail", SignatureInvalid, () => new Scene { Bundle = bundle => bundle.Flip("messageSignature/signature") }),
        new("trust-root-tlog-missing-validity-start_fail", TrustedRootMalformed, () => new Scene { Root = root => root.Drop("tlogs/0/publicKey/validFor/start") }),
        new("trust-root-tlog-validity-end-inclusive", null, () => new Scene { Root = root => root.Set("tlogs/0/publicKey/validFor/end", "2026-01-02T03:04:05Z") }),
        new("wrong-hashedrekord-artifact_fail", LogEntryMismatch, () => new Scene { Body = body => body.Set("spec/data/hash/value", new string('0', 64)) }),
        new("wrong-hashedrekord-cert-and-sig_fail", LogEntryMismatch, () => new Scene { Bundle = bundle => bundle.Set(Entry, new Scene().Make().Bundle.At(Entry)!.DeepClone()) }),
        new("wrong-hashedrekord-entry_fail", LogEntryMismatch, () => new Scene { Bundle = bundle => bundle.Set(Entry, new Scene { File = [1] }.Make().Bundle.At(Entry)!.DeepClone()) }),
        new("wrong-material_fail", SignatureInvalid, () => new Scene
        {
            Bundle = bundle => bundle.Set("verificationMaterial", new Scene().Make().Bundle.At("verificationMaterial")!.DeepClone()),
        }),
    ];

    private static void Note(JsonObject entry, Func<string, string> change) =>
        entry.Set("inclusionProof/checkpoint/envelope", change(entry.At("inclusionProof/checkpoint/envelope")!.GetValue<string>()));

    private static string Hint(string note)
    {
        var at = note.LastIndexOf(' ') + 1;
        return note[..at] + (note[at] == 'A' ? 'B' : 'A') + note[(at + 1)..];
    }

    private static void Become(JsonObject root, JsonObject other)
    {
        foreach (var (name, value) in other)
        {
            root[name] = value!.DeepClone();
        }
    }

    private static void Decoy(JsonObject root)
    {
        var decoy = new TestAuthority();
        root.At("certificateAuthorities")!.AsArray().Insert(0, TestAuthority.Authority([decoy.IntermediateCertificate, decoy.RootCertificate]));
    }

    private static string Stranger() => Convert.ToBase64String(Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", TestLogKey.P256().PublicKey)));
}

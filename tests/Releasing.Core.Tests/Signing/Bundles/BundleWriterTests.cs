using System.Text;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;

namespace Releasing.Core.Tests.Signing.Bundles;

public sealed class BundleWriterTests
{
    private static readonly SigstoreBundle s_message = new()
    {
        Certificates = [new byte[] { 0xfb, 0xff }, new byte[] { 1 }],
        Timestamps = [new byte[] { 0x30 }],
        Message = new MessageSignature("SHA2_256", new byte[] { 1, 2 }, new byte[] { 3 }),
        LogEntries =
        [
            new LogEntry
            {
                LogIndex = 9_007_199_254_740_993,
                LogId = new byte[] { 7 },
                Kind = "hashedrekord",
                KindVersion = "0.0.1",
                IntegratedTime = 1_700_000_000,
                SignedEntryTimestamp = new byte[] { 8 },
                CanonicalizedBody = "{}"u8.ToArray(),
                InclusionProof = new InclusionProof(5, new byte[] { 9 }, 6, [new byte[] { 10 }], "rekor\n6\n\n\u2014 rekor AA==\n"),
            },
        ],
    };

    [Fact]
    public void Writes_a_message_as_protobuf_has_it_in_JSON() => Text(s_message).ShouldBe(
        """{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"certificate":{"rawBytes":"+/8="},"tlogEntries":[{"logIndex":"9007199254740993","logId":{"keyId":"Bw=="},"kindVersion":{"kind":"hashedrekord","version":"0.0.1"},"integratedTime":"1700000000","inclusionPromise":{"signedEntryTimestamp":"CA=="},"inclusionProof":{"logIndex":"5","rootHash":"CQ==","treeSize":"6","hashes":["Cg=="],"checkpoint":{"envelope":"rekor\n6\n\n— rekor AA==\n"}},"canonicalizedBody":"e30="}],"timestampVerificationData":{"rfc3161Timestamps":[{"signedTimestamp":"MA=="}]}},"messageSignature":{"messageDigest":{"algorithm":"SHA2_256","digest":"AQI="},"signature":"Aw=="}}""");

    [Fact]
    public void Writes_an_envelope_by_a_key() => Text(new SigstoreBundle
    {
        PublicKeyHint = "hint",
        Envelope = new DsseEnvelope(DsseEnvelope.InToto, "{}"u8.ToArray(), [new DsseSignature(new byte[] { 1 }, "k")]),
    }).ShouldBe(
        """{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","verificationMaterial":{"publicKey":{"hint":"hint"}},"dsseEnvelope":{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"AQ==","keyid":"k"}]}}""");

    [Fact]
    public void Refuses_a_bundle_that_says_two_things_or_nothing()
    {
        Should.Throw<ArgumentException>(() => BundleWriter.Write(s_message with { PublicKeyHint = "hint" }));
        Should.Throw<ArgumentException>(() => BundleWriter.Write(s_message with { Certificates = [] }));
        Should.Throw<ArgumentException>(() => BundleWriter.Write(s_message with { Message = null }));
    }

    private static string Text(SigstoreBundle bundle) => Encoding.UTF8.GetString(BundleWriter.Write(bundle));
}

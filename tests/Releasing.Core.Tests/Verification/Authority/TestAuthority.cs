using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Releasing.Core.Tests.Verification.Authority;

/// <summary>A whole Sigstore instance in memory: a certificate authority, a certificate log, a Rekor of each kind, a time-stamping authority. The services are those of the tests alone.</summary>
internal sealed class TestAuthority
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    private static readonly Lazy<TestAuthority> s_shared = new(() => new TestAuthority());
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly X509Certificate2 _root = TestCertificates.Root("fulcio-root", ECDsa.Create(ECCurve.NamedCurves.nistP384));
    private readonly X509Certificate2 _intermediate;

    public TestAuthority() => _intermediate = TestCertificates.Below(_root, "fulcio", _key, CodeSigning, isAuthority: true);

    /// <summary>One instance for all tests: nothing of it changes.</summary>
    public static TestAuthority Shared => s_shared.Value;

    public TestLogKey CertificateLog { get; } = TestLogKey.P256();

    public TestLogKey FirstRekor { get; } = TestLogKey.P256();

    public TestLogKey SecondRekor { get; } = TestLogKey.Ed25519();

    public TestTimestamper Timestamper { get; } = new();

    public byte[] RootCertificate => _root.RawData;

    public byte[] IntermediateCertificate => _intermediate.RawData;

    public byte[] Issue(CertificateShape shape, byte[] publicKey) => TestCertificates.Signer(shape, publicKey, _intermediate, _key, CertificateLog);

    /// <summary>The trusted root of the instance, as its JSON.</summary>
    public JsonObject TrustedRoot() => new()
    {
        ["mediaType"] = "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        ["tlogs"] = new JsonArray(Log(FirstRekor, "https://rekor.test"), Log(SecondRekor, "https://log2026.rekor.test")),
        ["certificateAuthorities"] = new JsonArray(Authority([IntermediateCertificate, RootCertificate])),
        ["ctlogs"] = new JsonArray(Log(CertificateLog, "https://ct.test")),
        ["timestampAuthorities"] = new JsonArray(Authority(Timestamper.Chain)),
    };

    public static JsonObject Authority(IEnumerable<byte[]> chain) => new()
    {
        ["uri"] = "https://authority.test",
        ["certChain"] = new JsonObject
        {
            ["certificates"] = new JsonArray([.. chain.Select(certificate => new JsonObject { ["rawBytes"] = Convert.ToBase64String(certificate) })]),
        },
        ["validFor"] = new JsonObject { ["start"] = "2025-01-01T00:00:00Z" },
    };

    private static JsonObject Log(TestLogKey key, string url) => new()
    {
        ["baseUrl"] = url,
        ["hashAlgorithm"] = "SHA2_256",
        ["publicKey"] = new JsonObject
        {
            ["rawBytes"] = Convert.ToBase64String(key.PublicKey),
            ["keyDetails"] = key.Details,
            ["validFor"] = new JsonObject { ["start"] = "2025-01-01T00:00:00Z" },
        },
        ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(key.Id) },
    };
}

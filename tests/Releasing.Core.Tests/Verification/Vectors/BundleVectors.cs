using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Vectors;

/// <summary>Bundles that are malformed, policies that ask for nothing, roots that are malformed.</summary>
internal static class BundleVectors
{
    public static IEnumerable<Vector> All =>
    [
        Malformed("a media type that is not known", bundle => bundle.Set("mediaType", "application/vnd.dev.sigstore.bundle.v0.9+json")),
        Malformed("no media type", bundle => bundle.Drop("mediaType")),
        Malformed("no verification material", bundle => bundle.Drop("verificationMaterial")),
        Malformed("a member that is not known", bundle => bundle.Set("verificationMaterial/extra", 1)),
        Malformed("neither a message nor an envelope", bundle => bundle.Drop("messageSignature")),
        Malformed("a message and an envelope", bundle => bundle.Set("dsseEnvelope", JsonNode.Parse("""{"payload":"e30=","payloadType":"a/b","signatures":[{"sig":"AA=="}]}"""))),
        Malformed("a certificate and a key", bundle => bundle.Set("verificationMaterial/publicKey", new JsonObject { ["hint"] = "a" })),
        Malformed("neither a certificate nor a key", bundle => bundle.Drop("verificationMaterial/certificate")),
        Malformed("a chain in version 0.3", bundle => bundle.Set("verificationMaterial/x509CertificateChain", JsonNode.Parse("""{"certificates":[{"rawBytes":"AA=="}]}"""))),
        Malformed("base64 with white space", bundle => bundle.Set("messageSignature/signature", " " + bundle.At("messageSignature/signature"))),
        Malformed("base64 for the web", bundle => bundle.Set("messageSignature/signature", "_-__")),
        Malformed("base64 without padding", bundle => bundle.Set("messageSignature/messageDigest/digest", bundle.At("messageSignature/messageDigest/digest")!.GetValue<string>().TrimEnd('='))),
        Malformed("no signature", bundle => bundle.Drop("messageSignature/signature")),
        Malformed("a digest of a hash that is not known", bundle => bundle.Set("messageSignature/messageDigest/algorithm", "SHA1")),
        Malformed("a negative index", bundle => bundle.Set("verificationMaterial/tlogEntries/0/logIndex", "-1")),
        Malformed("an index beyond 63 bits", bundle => bundle.Set("verificationMaterial/tlogEntries/0/logIndex", "9223372036854775808")),
        Malformed("a time beyond the year 9999", bundle => bundle.Set("verificationMaterial/tlogEntries/0/integratedTime", "9223372036854775807")),
        Malformed("an entry without a body", bundle => bundle.Drop("verificationMaterial/tlogEntries/0/canonicalizedBody")),
        new(BundleMalformed, "a certificate alone in version 0.2", () => new Scene
        {
            MediaType = Scene.V02,
            Bundle = bundle =>
            {
                bundle.Set("verificationMaterial/certificate", bundle.At("verificationMaterial/x509CertificateChain/certificates/0")!.DeepClone());
                bundle.Drop("verificationMaterial/x509CertificateChain");
            },
        }),

        Policy(IdentityNotRequired, "no identity", () => CertificatePolicy.Exactly("", CertificateShape.GitHub)),
        Policy(IdentityNotRequired, "no issuer", () => CertificatePolicy.Exactly(CertificateShape.Workflow, " ")),
        Policy(IdentityNotRequired, "any identity", () => new CertificatePolicy(ExpectedText.Matching(".*"), ExpectedText.Exactly(CertificateShape.GitHub))),

        BadRoot("a log without the start of its validity", root => root.Drop("tlogs/0/publicKey/validFor/start")),
        BadRoot("a log without validity", root => root.Drop("tlogs/0/publicKey/validFor")),
        BadRoot("an authority whose validity ends before it starts", root => root.Set("certificateAuthorities/0/validFor/end", "2024-01-01T00:00:00Z")),
        BadRoot("a time that is none", root => root.Set("ctlogs/0/publicKey/validFor/start", "yesterday")),
        BadRoot("a media type that is not known", root => root.Set("mediaType", "application/json")),
        BadRoot("a certificate without bytes", root => root.Drop("certificateAuthorities/0/certChain/certificates/0/rawBytes")),
        BadRoot("a log without a key", root => root.Drop("tlogs/0/publicKey")),

        Policy(SignerKindMismatch, "a certificate where a key was required", () =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return new KeyPolicy(key.ExportSubjectPublicKeyInfo());
        }),
        new(SignerKindMismatch, "a key where a certificate was required", () => new Scene
        {
            IsKeyed = true, Policy = _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub),
        }),
        Policy(KeyUnsupported, "an RSA key of 1024 bits", () =>
        {
            using var key = RSA.Create(1024);
            return new KeyPolicy(key.ExportSubjectPublicKeyInfo());
        }),
        Policy(KeyUnsupported, "an Ed25519 key", () => new KeyPolicy(TestLogKey.Ed25519().PublicKey)),
        Policy(KeyUnsupported, "a key that is none", () => new KeyPolicy(new byte[] { 0x30, 0x00 })),
        Policy(KeyUnsupported, "a private key", () =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return KeyPolicy.FromPem(key.ExportECPrivateKeyPem(), "key.pem");
        }),
        new(KeyUnsupported, "a hash that the key does not sign", () => new Scene { Bundle = bundle => bundle.Set("messageSignature/messageDigest/algorithm", "SHA2_512") }),
    ];

    private static Vector Malformed(string name, Action<JsonObject> change) => new(BundleMalformed, name, () => new Scene { Bundle = change });

    private static Vector BadRoot(string name, Action<JsonObject> change) => new(TrustedRootMalformed, name, () => new Scene { Root = change });

    private static Vector Policy(RefusalReason reason, string name, Func<SignerPolicy> policy) => new(reason, name, () => new Scene { Policy = _ => policy() });
}

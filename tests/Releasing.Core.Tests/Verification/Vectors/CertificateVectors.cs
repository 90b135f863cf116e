using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;
using static Releasing.Verification.RefusalReason;

namespace Releasing.Core.Tests.Verification.Vectors;

/// <summary>Certificates that are not trusted, not for signing, not valid then, not logged, or of somebody else.</summary>
internal static class CertificateVectors
{
    public static IEnumerable<Vector> All =>
    [
        new(CertificateMalformed, "no certificate", () => new Scene { Bundle = bundle => bundle.Set("verificationMaterial/certificate/rawBytes", "MAA=") }),
        new(CertificateMalformed, "something after the certificate", () => new Scene
        {
            Bundle = bundle => bundle.Set("verificationMaterial/certificate/rawBytes", Convert.ToBase64String(
                [.. Convert.FromBase64String(bundle.At("verificationMaterial/certificate/rawBytes")!.GetValue<string>()), 0])),
        }),
        Shaped(CertificateMalformed, "a claim that is no text", Unreadable,
            _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub) with { Claims = new GitHubClaims { Repository = "ada/engine" } }),
        Shaped(CertificateMalformed, "a list of timestamps that is cut off", shape => shape.Timestamps = list => list[..^1]),
        Shaped(CertificateMalformed, "a timestamp of another version", shape => shape.Timestamps = list => With(list, 4, 1)),

        Shaped(CertificateUntrusted, "another authority of the same name", shape => shape.IsByStranger = true),
        new(CertificateUntrusted, "an authority whose validity has ended", () => new Scene { Root = root => root.Set("certificateAuthorities/0/validFor/end", "2026-01-02T03:04:04Z") }),
        new(CertificateUntrusted, "an authority whose validity has not begun", () => new Scene { Root = root => root.Set("certificateAuthorities/0/validFor/start", "2026-01-02T03:04:06Z") }),
        new(CertificateUntrusted, "no authority", () => new Scene { Root = root => root.Set("certificateAuthorities", new JsonArray()) }),
        new(CertificateUntrusted, "an authority without certificates", () => new Scene { Root = root => root.Set("certificateAuthorities/0/certChain/certificates", new JsonArray()) }),
        new(CertificateUntrusted, "the root in the bundle", () => new Scene
        {
            MediaType = Scene.V02,
            Bundle = bundle => bundle.At("verificationMaterial/x509CertificateChain/certificates")!.AsArray().Add(
                new JsonObject { ["rawBytes"] = Convert.ToBase64String(TestAuthority.Shared.RootCertificate) }),
        }),
        new(CertificateUntrusted, "a certificate in the bundle that is not of the chain", () => new Scene
        {
            MediaType = Scene.V02,
            Bundle = bundle => bundle.At("verificationMaterial/x509CertificateChain/certificates")!.AsArray().Add(
                new JsonObject { ["rawBytes"] = Convert.ToBase64String(new TestAuthority().IntermediateCertificate) }),
        }),

        Shaped(CertificateNotForSigning, "a certificate authority", shape => shape.IsAuthority = true),
        Shaped(CertificateNotForSigning, "key agreement alone", shape => shape.Usage = X509KeyUsageFlags.KeyAgreement),
        Shaped(CertificateNotForSigning, "a server", shape => shape.ExtendedUsage = "1.3.6.1.5.5.7.3.1"),

        Shaped(CertificateNotValidThen, "signed after it had expired", shape => shape.NotAfter = TestClock.Now.AddSeconds(-1)),
        Shaped(CertificateNotValidThen, "signed before it was issued", shape => shape.NotBefore = TestClock.Now.AddSeconds(1)),
        new(CertificateNotValidThen, "one of two time stamps after it had expired", () => new Scene { Rekor = 2, StampTimes = [TestClock.Now, TestClock.Now.AddHours(1)] }),
        new(CertificateNotValidThen, "a time stamp within and an integrated time after", () => new Scene { IsStamped = true, LogTime = TestClock.Now.AddHours(1) }),

        Shaped(CertificateTimestampMissing, "no timestamp", shape => shape.IsLogged = false),
        Shaped(CertificateTimestampMissing, "an empty list", shape => shape.Timestamps = _ => [0, 0]),
        Shaped(CertificateTimestampInvalid, "another signature", shape => shape.Timestamps = list => With(list, list.Length - 1, list[^1] ^ 1)),
        Shaped(CertificateTimestampInvalid, "another time", shape => shape.Timestamps = list => With(list, 44, list[44] ^ 1)),
        Shaped(CertificateTimestampInvalid, "another log", shape => shape.Timestamps = list => With(list, 5, list[5] ^ 1)),
        new(CertificateTimestampInvalid, "a log whose validity has ended", () => new Scene { Root = root => root.Set("ctlogs/0/publicKey/validFor/end", "2026-01-02T03:04:04Z") }),
        new(CertificateTimestampInvalid, "no certificate log", () => new Scene { Root = root => root.Set("ctlogs", new JsonArray()) }),

        Shaped(IdentityMismatch, "another workflow", shape => shape.Identity = CertificateShape.Workflow.Replace("ada", "mallory", StringComparison.Ordinal)),
        Shaped(IdentityMismatch, "an identity that begins like it", shape => shape.Identity = CertificateShape.Workflow + "4"),
        Shaped(IdentityMismatch, "an identity in which a pattern is found", shape => shape.Identity = "https://mallory.example/?" + CertificateShape.Workflow, _ => new CertificatePolicy(
            ExpectedText.Matching("https://github.com/ada/engine/.+"), ExpectedText.Exactly(CertificateShape.GitHub))),
        Shaped(IssuerMismatch, "another issuer", shape => shape.Issuer = "https://issuer.example"),
        Claim(12, "https://github.com/mallory/engine", new GitHubClaims { Repository = "ada/engine" }),
        Claim(14, "refs/heads/main", new GitHubClaims { Ref = "refs/tags/v1.2.3" }),
        Claim(13, new string('0', 40), new GitHubClaims { Sha = "0123456789abcdef0123456789abcdef01234567" }),
        Claim(20, "pull_request", new GitHubClaims { Trigger = "push" }),
        Claim(11, "self-hosted", new GitHubClaims { Runner = "github-hosted" }),
        Claim(18, "https://github.com/mallory/engine/x.yml@refs/tags/v1.2.3", new GitHubClaims { BuildConfig = CertificateShape.Workflow }),
        Claim(22, "private", new GitHubClaims { Visibility = "public" }),
        Claim(15, "1", new GitHubClaims { Workflow = "Other" }),
    ];

    private static Vector Claim(int number, string text, GitHubClaims claims) => Shaped(ClaimMismatch, $"another claim {number}", shape => shape.Claims[number] = text,
        _ => CertificatePolicy.Exactly(CertificateShape.Workflow, CertificateShape.GitHub) with { Claims = claims });

    private static Vector Shaped(RefusalReason reason, string name, Action<CertificateShape> change, Func<KeyPolicy?, SignerPolicy>? policy = null) => new(reason, name, () =>
    {
        var scene = policy is null ? new Scene() : new Scene { Policy = policy };
        change(scene.Certificate);
        return scene;
    });

    private static void Unreadable(CertificateShape shape)
    {
        shape.Claims.Remove(12);
        shape.More.Add(new X509Extension("1.3.6.1.4.1.57264.1.12", [4, 1, 0], false));
    }

    private static byte[] With(byte[] bytes, int index, int value)
    {
        bytes[index] = (byte)value;
        return bytes;
    }
}

using Releasing.Core.Tests.Verification.Authority;
using Releasing.Verification;

namespace Releasing.Core.Tests.Verification;

public sealed class BundleVerifierTests
{
    private static readonly (string Name, Func<Scene> Make)[] s_right =
    [
        ("message, Rekor v1, v0.3", () => new Scene()),
        ("message, Rekor v1, v0.2", () => new Scene { MediaType = Scene.V02 }),
        ("message, Rekor v1, v0.1", () => new Scene { MediaType = Scene.V01 }),
        ("message, Rekor v1, v0.1, promise alone", () => new Scene { MediaType = Scene.V01, Entry = entry => entry.Remove("inclusionProof") }),
        ("message, Rekor v1, v0.1, proof without checkpoint", () => new Scene { MediaType = Scene.V01, Entry = entry => entry["inclusionProof"]!.AsObject().Remove("checkpoint") }),
        ("message, Rekor v1, no promise but a time stamp", () => new Scene
        {
            IsStamped = true,
            Entry = entry =>
            {
                entry.Remove("inclusionPromise");
                entry["logIndex"] = "4";
            },
        }),
        ("message, Rekor v1 and a time stamp", () => new Scene { IsStamped = true }),
        ("message, Rekor v2", () => new Scene { Rekor = 2 }),
        ("statement, Rekor v1 dsse", () => new Scene { IsStatement = true }),
        ("statement, Rekor v1 intoto", () => new Scene { IsStatement = true, Kind = "intoto" }),
        ("statement, Rekor v1 hashedrekord", () => new Scene { IsStatement = true, Kind = "hashedrekord" }),
        ("statement, Rekor v2 dsse", () => new Scene { IsStatement = true, Rekor = 2 }),
        ("statement, Rekor v2 hashedrekord", () => new Scene { IsStatement = true, Rekor = 2, Kind = "hashedrekord" }),
        ("message, key alone", () => new Scene { IsKeyed = true, IsLogged = false }),
        ("message, key, Rekor v1", () => new Scene { IsKeyed = true }),
        ("message, key, Rekor v2", () => new Scene { IsKeyed = true, Rekor = 2 }),
        ("statement, key alone", () => new Scene { IsKeyed = true, IsLogged = false, IsStatement = true }),
        ("statement, key, Rekor v1 intoto", () => new Scene { IsKeyed = true, IsStatement = true, Kind = "intoto" }),
    ];

    public static TheoryData<string> Right => [.. s_right.Select(scene => scene.Name)];

    internal static IReadOnlyList<(string Name, Func<Scene> Make)> RightScenes => s_right;

    [Theory]
    [MemberData(nameof(Right))]
    public async Task Verifies_what_is_right(string name)
    {
        var scene = s_right.Single(scene => scene.Name == name).Make();

        var verified = await scene.Make().VerifyAsync();

        verified.Issuer.ShouldBe(scene.IsKeyed ? null : CertificateShape.GitHub);
        verified.SignedAt.ShouldBe(scene.IsLogged ? [TestClock.Now] : []);
        (verified.Envelope is not null).ShouldBe(scene.IsStatement);
        if (!scene.IsKeyed)
        {
            verified.Signer.ShouldBe(CertificateShape.Workflow);
        }
    }
}

using Releasing.AcceptanceTests.Effects;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Verification;
using Releasing.Verification.Folders;

namespace Releasing.AcceptanceTests.Signing;

/// <summary>A whole release of a tag that is signed with the identity of the run, at services on loopback.</summary>
public sealed class KeylessReleaseTests(SigstoreServices services) : IClassFixture<SigstoreServices>
{
    private const string Identity = "ada@example.org";

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_file_is_signed_with_the_identity_and_a_later_run_takes_the_signatures_over(int rekor)
    {
        await services.RunningAsync();
        using var release = new KilledPipeline(signed: true);
        var token = await services.TokenAsync(new { sub = "4711", email = Identity, email_verified = true });
        var variables = new Dictionary<string, string?>
        {
            ["SIGSTORE_ID_TOKEN"] = token, ["KILL_TRUSTED_ROOT"] = services.TrustedRootPath, ["KILL_SIGNING_CONFIG"] = services.SigningConfigPath(rekor),
        };

        var (exitCode, output) = release.Start(["--target=Release"], variables);

        exitCode.ShouldBe(0, output);
        output.ShouldNotContain(token);
        var published = release.Published;
        published.Keys.Where(name => !name.EndsWith(".sigstore.json", StringComparison.Ordinal) && !name.Contains(".verification.", StringComparison.Ordinal)).ShouldAllBe(name => published.ContainsKey(name + ".sigstore.json"));
        published.Keys.ShouldNotContain(name => name.EndsWith(".sig", StringComparison.Ordinal));
        (await VerifiedAsync(release, Identity)).Problems.ShouldBeEmpty();
        (await VerifiedAsync(release, "mallory@example.org")).Rows.ShouldContain(row => row.Reason == nameof(RefusalReason.IdentityMismatch));

        // Without the addresses of authority and logs a signer could not even be opened: nothing is signed, and no log hears of it.
        Directory.Delete(release.Artifacts, recursive: true);
        (exitCode, output) = release.Start(["--target=Release"], new Dictionary<string, string?>(variables) { ["KILL_SIGNING_CONFIG"] = "/none/signing-config.json" });

        exitCode.ShouldBe(0, output);
        output.ShouldNotContain("Signed by");
        release.Published.ShouldBe(published, ignoreOrder: true);
        release.Made.ShouldBe(published, ignoreOrder: true);
    }

    private Task<FolderReport> VerifiedAsync(KilledPipeline release, string identity) => FolderVerifier.VerifyAsync(
        release.PublicFolder,
        new FolderOptions(CertificatePolicy.Exactly(identity, services.Issuer)) { TrustedRoot = TrustedRoot.Read(File.ReadAllBytes(services.TrustedRootPath), "trusted root"), RunPrograms = false },
        CancellationToken.None);
}

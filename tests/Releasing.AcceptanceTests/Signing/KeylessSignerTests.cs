using System.Text;
using System.Text.Json;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Signing;
using Releasing.Signing.Bundles;
using Releasing.Signing.Dsse;
using Releasing.Signing.Keyless;
using Releasing.Verification;

namespace Releasing.AcceptanceTests.Signing;

/// <summary>Signs at services of our own with @sigstore/mock; sigstore-js and openssl verify.</summary>
public sealed class KeylessSignerTests(SigstoreServices services) : IClassFixture<SigstoreServices>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-keyless-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Sigstore_js_verifies_files_and_statements_signed_in_a_workflow(int rekor)
    {
        await services.RunningAsync();
        var before = await services.StateAsync();
        await using var signer = Signer(rekor, new GitHubActionsTokens(services.WorkflowTokenUrl, services.WorkflowRequestToken));
        string[] files = [.. Enumerable.Range(0, 12).Select(at => Write($"file{at}", $"contents {at} {rekor}"))];
        await Task.WhenAll(files.Select(file => SignAsync(signer, file)));
        var statement = await SignStatementAsync(signer, files[0]);

        var after = await services.StateAsync();
        (after.Certificates - before.Certificates).ShouldBe(1, "one certificate serves all");
        (after.Timestamps - before.Timestamps).ShouldBe(13);
        (after.Entries1 + after.Entries2 - before.Entries1 - before.Entries2).ShouldBe(13);
        signer.Description.ShouldBe(SigstoreServices.WorkflowIdentity);
        signer.Issuer.ShouldBe(services.Issuer);

        var answers = SigstoreJs.Verify(services.TrustedRootPath, null, [.. files.Select(file => (file + ".sigstore.json", (string?)file)), (statement, null)]);
        answers.Count.ShouldBe(13);
        answers.Select(answer => answer.Refused).ShouldAllBe(reason => reason == null);
        answers.ShouldAllBe(answer => answer.Identity == SigstoreServices.WorkflowIdentity && answer.Issuer == services.Issuer);
    }

    [SkippableFact]
    public async Task A_certificate_is_renewed_before_it_ends_with_a_new_token()
    {
        await services.RunningAsync();
        var before = await services.StateAsync();
        var clock = new ShiftedClock();
        await using var signer = Signer(2, new GitHubActionsTokens(services.WorkflowTokenUrl, services.WorkflowRequestToken), clock);
        await SignAsync(signer, Write("first", "1"));
        clock.Shift = TimeSpan.FromMinutes(6);
        await SignAsync(signer, Write("second", "2"));
        clock.Shift = TimeSpan.FromMinutes(7);
        await SignAsync(signer, Write("third", "3"));
        await SignAsync(signer, Write("fourth", "4"));
        var after = await services.StateAsync();
        (after.Certificates - before.Certificates).ShouldBe(2);
        (after.Requests["oidc"] - before.Requests["oidc"]).ShouldBe(2);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_forms_of_Fulcio_answers_are_read(bool detached)
    {
        await services.RunningAsync();
        await services.FaultsAsync(new ServiceFault("fulcio") { Detached = detached });
        await using var signer = Signer(1, new GitHubActionsTokens(services.WorkflowTokenUrl, services.WorkflowRequestToken));
        (await SignAsync(signer, Write("either", "x"))).Certificates.Count.ShouldBe(1);
    }

    private KeylessSigner Signer(int rekor, IIdentityTokens tokens, TimeProvider? clock = null) => KeylessSigner.Create(
        new KeylessSettings
        {
            Services = SigningConfig.Read(File.ReadAllBytes(services.SigningConfigPath(rekor)), "signing config"),
            TrustedRoot = TrustedRoot.Read(File.ReadAllBytes(services.TrustedRootPath), "trusted root"),
            Limits = new ServiceLimits { FirstPause = TimeSpan.FromMilliseconds(10) },
        },
        tokens,
        time: clock);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<SigstoreBundle> SignAsync(KeylessSigner signer, string file)
    {
        var bundle = await signer.SignFileAsync(SigningSubject.OfFile(file), CancellationToken.None);
        await File.WriteAllBytesAsync(file + ".sigstore.json", BundleWriter.Write(bundle));
        return bundle;
    }

    private async Task<string> SignStatementAsync(KeylessSigner signer, string file)
    {
        var digest = await SigningSubject.OfFile(file).DigestAsync(System.Security.Cryptography.HashAlgorithmName.SHA256, CancellationToken.None);
        var statement = JsonSerializer.SerializeToUtf8Bytes(new
        {
            _type = "https://in-toto.io/Statement/v1",
            subject = new[] { new { name = Path.GetFileName(file), digest = new { sha256 = Convert.ToHexStringLower(digest.Span) } } },
            predicateType = "https://example.org/test",
            predicate = new { },
        });
        var bundle = await signer.SignStatementAsync(DsseEnvelope.InToto, statement, CancellationToken.None);
        Encoding.UTF8.GetString(bundle.Envelope!.Payload.Span).ShouldBe(Encoding.UTF8.GetString(statement));
        var path = Path.Combine(_folder.FullName, $"statement-{Guid.NewGuid():N}.sigstore.json");
        await File.WriteAllBytesAsync(path, BundleWriter.Write(bundle));
        return path;
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}

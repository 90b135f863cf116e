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

    private KeylessSigner Signer(int rekor, IIdentityTokens tokens, ServiceLimits? limits = null) => KeylessSigner.Create(
        new KeylessSettings
        {
            Services = SigningConfig.Read(File.ReadAllBytes(services.SigningConfigPath(rekor)), "signing config"),
            TrustedRoot = TrustedRoot.Read(File.ReadAllBytes(services.TrustedRootPath), "trusted root"),
            Limits = limits ?? new ServiceLimits { FirstPause = TimeSpan.FromMilliseconds(10) },
        },
        tokens);

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
}

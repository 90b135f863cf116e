using System.Diagnostics;
using Releasing.AcceptanceTests.Signing.Services;
using Releasing.Signing.Keys;

namespace Releasing.AcceptanceTests.Signing;

/// <summary>The program <c>releasing</c> as the public conformance suite calls it.</summary>
public sealed class SignBundleCommandTests(SigstoreServices services) : IClassFixture<SigstoreServices>, IDisposable
{
    private const string Identity = "https://ci.example.org/ada";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-sign-bundle-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Signs_by_the_command_line_of_the_conformance_suite_what_verify_bundle_accepts()
    {
        await services.RunningAsync();
        var token = await services.TokenAsync(new { sub = Identity });
        var file = Write("a.txt", "contents");
        var bundle = Path.Combine(_folder.FullName, "a.txt.sigstore.json");
        var verdict = Run([], "sign-bundle", "--identity-token", token, "--trusted-root", services.TrustedRootPath, "--signing-config", services.SigningConfigPath(2), "--bundle", bundle, file);
        verdict.ExitCode.ShouldBe(0, verdict.Error);
        verdict.Output.ShouldBe($"signed: a.txt by {Identity}\n");
        var verified = Run([], "verify-bundle", "--bundle", bundle, "--certificate-identity", Identity, "--certificate-oidc-issuer", services.Issuer, "--trusted-root", services.TrustedRootPath, file);
        verified.ExitCode.ShouldBe(0, verified.Error);
    }

    [SkippableFact]
    public async Task Signs_a_statement_with_a_token_of_the_environment_and_shows_it_to_nobody()
    {
        await services.RunningAsync();
        var token = await services.TokenAsync(new { sub = Identity });
        var file = Write("statement.json", """{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"tool","digest":{"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}],"predicateType":"https://example.org/p","predicate":{}}""");
        var bundle = file + ".sigstore.json";
        var verdict = Run([("SIGSTORE_ID_TOKEN", token)], "sign-bundle", "--in-toto", "--trusted-root", services.TrustedRootPath, "--signing-config", services.SigningConfigPath(1), "--bundle", bundle, file);
        verdict.ExitCode.ShouldBe(0, verdict.Error);
        (verdict.Output + verdict.Error + await File.ReadAllTextAsync(bundle)).ShouldNotContain(token);
        SigstoreJs.Verify(services.TrustedRootPath, null, (bundle, null)).ShouldHaveSingleItem().Identity.ShouldBe(Identity);

        var refused = Run([("SIGSTORE_ID_TOKEN", token[..^10])], "sign-bundle", "--trusted-root", services.TrustedRootPath, "--signing-config", services.SigningConfigPath(1), "--bundle", bundle + "2", file);
        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("answered 401");
        refused.Error.ShouldNotContain(token[..^10]);
        File.Exists(bundle + "2").ShouldBeFalse();
    }

    [Fact]
    public void Signs_with_a_key_in_the_form_of_cosign()
    {
        var (privateKey, publicKey) = KeyFile.Generate("staple");
        var (key, pub, file) = (Write("cosign.key", privateKey), Write("cosign.pub", publicKey), Write("a.txt", "contents"));
        var bundle = file + ".sigstore.json";
        Run([("COSIGN_PASSWORD", "staple")], "sign-bundle", "--key", key, "--bundle", bundle, file).ExitCode.ShouldBe(0);
        Run([], "verify-bundle", "--bundle", bundle, "--key", pub, file).ExitCode.ShouldBe(0);
        Run([("COSIGN_PASSWORD", "wrong")], "sign-bundle", "--key", key, "--bundle", bundle, file).Error.ShouldContain("the passphrase does not open the key");
    }

    [Fact]
    public void Says_what_is_missing()
    {
        var file = Write("a.txt", "contents");
        Run([], "sign-bundle", file).ExitCode.ShouldBe(2);
        var verdict = Run([], "sign-bundle", "--bundle", file + ".json", file);
        verdict.ExitCode.ShouldBe(1);
        verdict.Error.ShouldContain("SIGSTORE_ID_TOKEN");
        Run([("GITHUB_ACTIONS", "true")], "sign-bundle", "--bundle", file + ".json", file).Error.ShouldContain("id-token: write");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    private Verdict Run((string Name, string Value)[] variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Releasing, .. arguments]) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in new[] { "SIGSTORE_ID_TOKEN", "GITHUB_ACTIONS", "ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "COSIGN_PASSWORD" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("releasing took longer than two minutes.");
        }

        return new Verdict(process.ExitCode, text.GetAwaiter().GetResult().ReplaceLineEndings("\n"), error.GetAwaiter().GetResult());
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Releasing.Signing.Bundles;

namespace Releasing.AcceptanceTests.Verification;

/// <summary>The program <c>releasing verify-bundle</c> as the public conformance suite calls it: exit code 0 verified, 1 refused, 2 another command line was meant.</summary>
public sealed class VerifyBundleCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-verify-bundle-");
    private readonly string _file;
    private readonly string _bundle;
    private readonly string _key;
    private readonly string _digest;

    public VerifyBundleCommandTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var contents = Encoding.UTF8.GetBytes("contents");
        var digest = SHA256.HashData(contents);
        var signature = key.SignData(contents, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        _digest = "sha256:" + Convert.ToHexStringLower(digest);
        _file = Write("a.txt", contents);
        _key = Write("key.pub", Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()));
        _bundle = Write("a.sigstore.json", BundleWriter.Write(new SigstoreBundle { PublicKeyHint = "", Message = new MessageSignature("SHA2_256", digest, signature) }));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Verifies_a_file_and_a_digest_and_refuses_another()
    {
        var verdict = Run("verify-bundle", "--bundle", _bundle, "--key", _key, _file);
        verdict.ExitCode.ShouldBe(0, verdict.Error);
        verdict.Output.ShouldStartWith("verified: a.txt was signed by");
        Run("verify-bundle", "--bundle", _bundle, "--key", _key, _digest).ExitCode.ShouldBe(0);

        var refused = Run("verify-bundle", "--bundle", _bundle, "--key", _key, Write("b.txt", [1]));
        refused.ExitCode.ShouldBe(1);
        refused.Error.TrimEnd().ShouldEndWith("[DigestMismatch]");
        refused.Error.TrimEnd().ShouldNotContain('\n');
        Run("verify-bundle", "--bundle", _bundle, "--certificate-identity", "a", "--certificate-oidc-issuer", "b", _file).Error.ShouldContain("[SignerKindMismatch]");
        Run("verify-bundle", "--bundle", _bundle, "--certificate-identity-regexp", ".*", "--certificate-oidc-issuer", "b", _file).Error.ShouldContain("[IdentityNotRequired]");
    }

    [Theory]
    [InlineData("Who has to have signed")]
    [InlineData("Who has to vouch", "--certificate-identity", "a")]
    [InlineData("exclude each other", "--key", "key.pub", "--certificate-identity", "a")]
    [InlineData("--tuf-root begins at --tuf-url", "--tuf-root", "key.pub", "--key", "key.pub")]
    [InlineData("a refresh exclude each other", "--trusted-root", "key.pub", "--refresh-trusted-root", "--key", "key.pub")]
    [InlineData("there is no file 'none.json'", "--key", "key.pub", "--trusted-root", "none.json")]
    [InlineData("Unknown option", "--bogus")]
    public void Says_which_command_line_was_meant(string what, params string[] options)
    {
        var verdict = Run(["verify-bundle", "--bundle", _bundle, .. options, _file]);

        verdict.ExitCode.ShouldBe(2, verdict.Error);
        verdict.Error.ShouldContain(what);
    }

    [Fact]
    public void The_help_of_the_release_names_the_commands() => Run("--help").Output.ShouldContain("verify-bundle");

    private string Write(string name, byte[] contents)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, contents);
        return path;
    }

    private Verdict Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Releasing, .. arguments]) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("releasing took longer than two minutes.");
        }

        return new Verdict(process.ExitCode, text.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

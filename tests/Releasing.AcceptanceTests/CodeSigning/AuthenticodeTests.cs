using Releasing.AcceptanceTests.Builders;
using Releasing.Artifacts;
using Releasing.Cake.Builders.Go;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;
using Releasing.Failures;

namespace Releasing.AcceptanceTests.CodeSigning;

/// <summary>A Windows program of the Go compiler, signed by osslsigncode with the certificate of a throw-away authority.</summary>
public sealed class AuthenticodeTests(AuthenticodeTests.Sample sample) : IClassFixture<AuthenticodeTests.Sample>
{
    [SkippableFact]
    public async Task A_signed_program_verifies_with_its_time_stamp_and_a_flipped_byte_does_not()
    {
        var osslsigncode = Validator.Require("osslsigncode");
        using var authority = new TimestampServer(sample.Keys);
        using var release = sample.Release();
        var settings = release.Context.Settings.CodeSigning.Windows;
        settings.Pfx = Secret.FromText(Convert.ToBase64String(File.ReadAllBytes(sample.Keys["signer.pfx"])));
        settings.TimestampServers.Clear();
        settings.TimestampServers.Add("http://127.0.0.1:1/nobody");
        settings.TimestampServers.Add(authority.Address);
        settings.Url = "https://example.org/tool";

        var signed = await SignAsync(release);

        authority.Answered.ShouldBe(1);
        var verdict = osslsigncode.Accept("verify", "-CAfile", sample.Keys.Authority, "-TSA-CAfile", sample.Keys.Authority, "-in", signed);
        verdict.ShouldContain("Timestamp verified using");
        verdict.ShouldContain("Text description: tool");
        verdict.ShouldContain("URL description: https://example.org/tool");
        Directory.GetFileSystemEntries(Path.Combine(release.Context.WorkFolder, "sign")).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(release.Context.WorkFolder, "logs"), "*", SearchOption.AllDirectories).ShouldAllBe(log => !File.ReadAllText(log).Contains(CodeSigningKeys.Password));

        var bytes = await File.ReadAllBytesAsync(signed);
        bytes[5000] ^= 1;
        await File.WriteAllBytesAsync(signed, bytes);
        osslsigncode.Run("verify", "-CAfile", sample.Keys.Authority, "-TSA-CAfile", sample.Keys.Authority, "-in", signed).ExitCode.ShouldNotBe(0);
    }

    [SkippableFact]
    public async Task A_locked_key_with_its_certificate_signs_the_same_bytes_again_when_no_time_stamp_is_wanted()
    {
        var osslsigncode = Validator.Require("osslsigncode");
        using var one = sample.Release();
        using var other = sample.Release();
        foreach (var release in new[] { one, other })
        {
            var settings = release.Context.Settings.CodeSigning.Windows;
            settings.PrivateKey = Secret.FromFile(sample.Keys["locked.key"]);
            settings.CertificateFile = sample.Keys["signer.pem"];
            settings.TimestampServers.Clear();
        }

        var signed = await SignAsync(one);

        osslsigncode.Accept("verify", "-CAfile", sample.Keys.Authority, "-in", signed).ShouldContain("Signing time: Feb  3 04:05:06 2024 GMT");
        (await FileDigest.OfAsync(await SignAsync(other))).ShouldBe(await FileDigest.OfAsync(signed));
    }

    [SkippableFact]
    public async Task A_wrong_password_stops_the_release_and_leaves_nothing()
    {
        Validator.Require("osslsigncode");
        using var release = sample.Release();
        var settings = release.Context.Settings.CodeSigning.Windows;
        settings.PfxFile = sample.Keys["signer.pfx"];
        settings.Password = Secret.FromText("no such horse");

        var failure = await Should.ThrowAsync<ReleaseException>(() => SignAsync(release));

        failure.Message.ShouldContain("CodeSign.Windows: windows-x86_64: tool.exe: osslsigncode ended with exit code");
        failure.Message.ShouldNotContain("no such horse");
        Directory.GetFileSystemEntries(Path.Combine(release.Context.WorkFolder, "sign")).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(release.Context.WorkFolder, "signed", "windows-x86_64")).ShouldBeEmpty();
    }

    private static async Task<string> SignAsync(RealRepository release)
    {
        var task = new CodeSignWindowsTask();
        release.Context.Plan.Add(task.Name, task.Plan(release.Context));
        await task.RunAsync(release.Context);
        return release.Context.FullPath(release.Context.Plan.By(task.Name).Single());
    }

    /// <summary>Keys and a program, made once.</summary>
    public sealed class Sample : IDisposable
    {
        private readonly Lazy<CodeSigningKeys> _keys = new(() => new CodeSigningKeys());
        private readonly Lazy<byte[]> _program = new(Compile);

        public CodeSigningKeys Keys => _keys.Value;

        internal RealRepository Release()
        {
            Validator.Require("go");
            var release = new RealRepository().Write("go.mod", "module example.org/tool\n");
            var context = release.Context;
            context.Settings.Project.Name = "tool";
            context.Settings.CodeSigning.Windows.Tool = AuthenticodeTool.OsslSignCode;
            context.Settings.CodeSigning.Windows.Password = Secret.FromText(CodeSigningKeys.Password);
            var program = new PlannedArtifact { Kind = ArtifactKind.Binary, Name = "tool.exe", Path = "work/bin/windows-x86_64/tool.exe", Target = "windows-x86_64" };
            context.Plan.Add("CrossCompile", [program]);
            Directory.CreateDirectory(Path.GetDirectoryName(context.FullPath(program))!);
            File.WriteAllBytes(context.FullPath(program), _program.Value);
            var digest = FileDigest.OfAsync(context.FullPath(program)).GetAwaiter().GetResult();
            context.Catalogue.Record(new Artifact
            {
                Kind = program.Kind, Name = program.Name, Path = program.Path, Target = program.Target, Sha256 = digest.Sha256, Size = digest.Size,
                ProducedBy = "CrossCompile", Fingerprint = new string('0', 64),
            });
            return release;
        }

        public void Dispose()
        {
            if (_keys.IsValueCreated)
            {
                _keys.Value.Dispose();
            }
        }

        private static byte[] Compile()
        {
            using var repository = new RealRepository();
            repository.Write("go.mod", "module example.org/tool\n\ngo 1.19\n").Write("main.go", "package main\n\nfunc main() { println(\"hi\") }\n");
            return File.ReadAllBytes(repository.BuildAsync(new GoBuilder(), "windows-x86_64").GetAwaiter().GetResult()[0]);
        }
    }
}

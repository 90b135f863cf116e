using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Builders;
using Releasing.Cake.Tests.Hosting;
using Releasing.Failures;

namespace Releasing.Cake.Tests.Tasks.Build;

public sealed class CodeSignWindowsTaskTests : IDisposable
{
    private const string Password = "correct horse";

    private readonly CodeSignFixture _release = new();
    private readonly CodeSignWindowsTask _task = new();

    private AuthenticodeSettings Settings => _release.Context.Settings.CodeSigning.Windows;

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Without_a_certificate_it_is_skipped_with_the_reason()
    {
        _task.SkipReason(_release.Context).ShouldBe("there is no certificate (variable WINDOWS_CERTIFICATE, Settings.CodeSigning.Windows)");
        _task.Requirements(_release.Context).ShouldBeEmpty();
    }

    [Fact]
    public void Switched_on_without_a_certificate_the_doctor_says_what_to_set()
    {
        Settings.Enabled = true;
        _task.SkipReason(_release.Context).ShouldBeNull();
        var missing = _task.Requirements(_release.Context).Single(requirement => requirement.Kind == RequirementKind.Secret);
        missing.Check!(_release.Context).ShouldBe("not set");
        missing.Hint.ShouldContain("WINDOWS_CERTIFICATE");
    }

    [Fact]
    public async Task Signs_each_Windows_program_and_puts_it_in_the_place_of_the_unsigned_one()
    {
        Compile();
        _release.Fixture.Variables["WINDOWS_CERTIFICATE"] = Convert.ToBase64String("a PKCS #12 file"u8);
        _release.Fixture.Variables["WINDOWS_CERTIFICATE_PASSWORD"] = Password;
        _release.Context.Settings.Project.Homepage = "https://example.org/tool";
        var seen = "";
        _release.Play = call =>
        {
            seen = File.ReadAllText(call.After("-pkcs12"));
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(call.After("-pkcs12")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
                File.GetUnixFileMode(Path.GetDirectoryName(call.After("-pkcs12"))!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            return CodeSignFixture.CopyAndEndWell(call);
        };
        Settings.Tool = AuthenticodeTool.OsslSignCode;

        var signed = (await _release.RunAsync(_task)).ShouldHaveSingleItem();

        signed.Path.ShouldBe("work/signed/windows-x86_64/tool.exe");
        var call = _release.Runner.Calls.ShouldHaveSingleItem();
        call.Program.ShouldBe("osslsigncode");
        var folder = Path.GetDirectoryName(call.After("-out"))!;
        call.Arguments.ShouldBe(
        [
            "sign", "-pkcs12", Path.Combine(folder, "certificate.pfx"), "-readpass", "-", "-h", "sha256", "-n", "tool", "-i", "https://example.org/tool",
            "-ts", "http://timestamp.digicert.com", "-in", _release.Context.FullPath(signed.Inputs[0]), "-out", Path.Combine(folder, "tool.exe"),
        ]);
        call.Input.ShouldBe(Password + "\n");
        seen.ShouldBe("a PKCS #12 file");
        _release.LeftOver.ShouldBeEmpty();
        _release.Log(_task.Name, "tool.exe").ShouldNotContain(Password);

        _release.Context.Plan.Of(ArtifactKind.Binary).Select(binary => binary.Path).ShouldBe(["work/bin/linux-x86_64/tool", "work/signed/windows-x86_64/tool.exe"]);
        _release.Context.Artifacts.Of(ArtifactKind.Binary).Select(binary => binary.Path).ShouldBe(["work/bin/linux-x86_64/tool", "work/signed/windows-x86_64/tool.exe"]);
        _release.Context.Plan.Add(TaskNames.Archive, new ArchiveTask().Plan(_release.Context));
        var zip = _release.Context.Plan.By(TaskNames.Archive).Single(archive => archive.Target == "windows-x86_64");
        zip.Inputs.ShouldHaveSingleItem().ShouldBeSameAs(signed);
        _release.Context.Plan.HoldsSignature(zip.Identity).ShouldBeTrue("its bytes are others next time");
        _release.Context.Plan.HoldsSignature("work/bin/windows-x86_64/tool.exe").ShouldBeFalse();
        _release.Context.Plan.HoldsSignature(_release.Context.Plan.By(TaskNames.Archive).Single(archive => archive.Target == "linux-x86_64").Identity).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_run_signs_nothing()
    {
        Compile();
        Settings.PfxFile = "certificate.pfx";
        Settings.Tool = AuthenticodeTool.OsslSignCode;
        await _release.RunAsync(_task);
        await _task.RunAsync(_release.Context);
        _release.Runner.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_authority_the_signature_bears_the_date_of_the_contents()
    {
        Compile();
        Settings.PrivateKey = Secret.FromText("-----BEGIN PRIVATE KEY-----");
        Settings.CertificateFile = "certificate.pem";
        Settings.TimestampServers.Clear();
        (Settings.Tool, Settings.Digest, Settings.Description) = (AuthenticodeTool.OsslSignCode, "sha384", "The \"tool\" -n x");

        await _release.RunAsync(_task);

        var call = _release.Runner.Calls.ShouldHaveSingleItem();
        call.Arguments.SkipWhile(argument => argument != "-certs").SkipLast(4).ShouldBe(
            ["-certs", Path.Combine(_release.Context.Root, "certificate.pem"), "-key", call.After("-key"), "-h", "sha384", "-n", "The \"tool\" -n x", "-time", "1706933106"]);
        call.Input.ShouldBe("");
    }

    [Fact]
    public async Task A_token_is_named_and_its_pin_comes_by_standard_input()
    {
        Compile();
        (Settings.Pkcs11Key, Settings.Pkcs11Certificate, Settings.Pkcs11Module, Settings.Pkcs11Engine) = ("pkcs11:object=key", "pkcs11:object=certificate", "/usr/lib/token.so", "/usr/lib/pkcs11.so");
        Settings.Password = Secret.FromText(Password);
        Settings.Tool = AuthenticodeTool.OsslSignCode;

        await _release.RunAsync(_task);

        var call = _release.Runner.Calls.ShouldHaveSingleItem();
        call.Arguments.Take(11).ShouldBe(
            ["sign", "-pkcs11engine", "/usr/lib/pkcs11.so", "-pkcs11module", "/usr/lib/token.so", "-pkcs11cert", "pkcs11:object=certificate", "-key", "pkcs11:object=key", "-readpass", "-"]);
        call.Input.ShouldBe(Password + "\n");
    }

    [Fact]
    public async Task Signtool_takes_the_certificate_of_the_store_and_the_next_authority_when_one_is_away()
    {
        Compile();
        Settings.Thumbprint = "0123456789abcdef0123456789abcdef01234567";
        Settings.MachineStore = true;
        Settings.Url = "https://example.org";
        Settings.TimestampServers.Clear();
        Settings.TimestampServers.Add("http://one.example.org");
        Settings.TimestampServers.Add("http://two.example.org");
        _release.Play = call => new RecordingRunner.Outcome(call.Arguments.Contains("http://one.example.org") ? 1 : 0);

        await _release.RunAsync(_task);

        _release.Runner.Calls.Count.ShouldBe(2);
        var call = _release.Runner.Calls[1];
        call.Program.ShouldBe("signtool.exe");
        call.Arguments.SkipLast(1).ShouldBe(
        [
            "sign", "/fd", "sha256", "/sha1", "0123456789abcdef0123456789abcdef01234567", "/sm", "/d", "tool", "/du", "https://example.org", "/tr", "http://two.example.org", "/td", "sha256",
        ]);
        Path.GetFileName(call.Arguments[^1]).ShouldBe("tool.exe");
        _release.LeftOver.ShouldBeEmpty();
    }

    [Fact]
    public async Task Signtool_with_a_password_is_refused_before_it_is_started()
    {
        Compile();
        Settings.Tool = AuthenticodeTool.SignTool;
        Settings.PfxFile = "certificate.pfx";
        Settings.Password = Secret.FromText(Password);

        var failure = await Should.ThrowAsync<ReleaseException>(() => _release.RunAsync(_task));

        failure.Message.ShouldContain("Settings.CodeSigning.Windows.Thumbprint");
        failure.Message.ShouldNotContain(Password);
        _release.Runner.Calls.ShouldBeEmpty();
        _release.LeftOver.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_leaves_neither_key_nor_file_and_shows_no_password()
    {
        Compile();
        Settings.Pfx = Secret.FromText(Convert.ToBase64String("key"u8));
        Settings.Password = Secret.FromText(Password);
        Settings.Tool = AuthenticodeTool.OsslSignCode;
        _release.Fixture.Mask = line => line.Replace(Password, "***", StringComparison.Ordinal);
        _release.Play = _ => new RecordingRunner.Outcome(1) { Error = [$"wrong password {Password}"] };

        var failure = await Should.ThrowAsync<ReleaseException>(() => _release.RunAsync(_task));

        failure.Message.ShouldContain("osslsigncode ended with exit code 1");
        failure.Message.ShouldNotContain(Password);
        _release.LeftOver.ShouldBeEmpty();
        File.Exists(Path.Combine(_release.Context.WorkFolder, "signed", "windows-x86_64", "tool.exe")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_not_base64_is_named_by_its_source()
    {
        Compile();
        _release.Fixture.Variables["WINDOWS_CERTIFICATE"] = "no base64!";
        Settings.Tool = AuthenticodeTool.OsslSignCode;
        (await Should.ThrowAsync<ReleaseException>(() => _release.RunAsync(_task))).Message.ShouldContain("variable WINDOWS_CERTIFICATE is not base64");
    }

    [Fact]
    public void Mistakes_are_seen_at_once()
    {
        (Settings.Digest, Settings.Thumbprint, Settings.Pkcs11Key, Settings.Tool, Settings.PfxFile) = ("sha1", "12", "pkcs11:x", AuthenticodeTool.OsslSignCode, "-rf");
        Settings.TimestampServers.Add("ftp://example.org");
        string.Join('\n', _release.Context.Settings.Validate()).ShouldSatisfyAllConditions(
            text => text.ShouldContain("Digest is 'sha1'"),
            text => text.ShouldContain("40 hexadecimal digits"),
            text => text.ShouldContain("Pkcs11Module"),
            text => text.ShouldContain("osslsigncode cannot open"),
            text => text.ShouldContain("PfxFile"),
            text => text.ShouldContain("'ftp://example.org'"));
    }

    private void Compile()
    {
        _release.Compiled("linux-x86_64", "tool", TinyBinaries.Elf());
        _release.Compiled("windows-x86_64", "tool.exe", TinyBinaries.Pe());
    }
}

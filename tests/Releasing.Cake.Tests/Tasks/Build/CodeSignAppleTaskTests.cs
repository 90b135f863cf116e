using System.IO.Compression;
using Releasing.Cake.CodeSigning;
using Releasing.Cake.Planning;
using Releasing.Cake.Settings;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Builders;
using Releasing.Failures;

namespace Releasing.Cake.Tests.Tasks.Build;

public sealed class CodeSignAppleTaskTests : IDisposable
{
    private const string Identity = "Developer ID Application: Ada Lovelace (ABCDE12345)";
    private const string Issuer = "69a6de7e-1d2c-47e3-e053-5b8c7c11a4d1";

    private readonly CodeSignFixture _release = new();
    private readonly CodeSignAppleTask _task = new();

    private AppleSigningSettings Settings => _release.Context.Settings.CodeSigning.Apple;

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Without_an_identity_it_is_skipped_with_the_reason()
    {
        _task.SkipReason(_release.Context).ShouldBe("there is no identity (Settings.CodeSigning.Apple.Identity)");
        Settings.Enabled = true;
        _task.SkipReason(_release.Context).ShouldBeNull();
        _task.Requirements(_release.Context).Single(requirement => requirement.Name == "Developer ID").Check!(_release.Context).ShouldBe("not set");
    }

    [Fact]
    public async Task Signs_hardened_with_a_time_stamp_and_verifies()
    {
        _release.Fixture.Write("entitlements.plist", "<plist/>");
        Compile();
        (Settings.Identity, Settings.Team, Settings.Keychain, Settings.Entitlements) = (Identity, "ABCDE12345", "/Users/ada/release.keychain-db", "entitlements.plist");

        var signed = (await _release.RunAsync(_task)).ShouldHaveSingleItem();

        signed.Path.ShouldBe("work/signed/macos-aarch64/tool");
        _release.Runner.Calls.Select(call => call.Program).ShouldBe(["codesign", "codesign"]);
        var file = _release.Runner.Calls[0].Arguments[^1];
        _release.Runner.Calls[0].Arguments.ShouldBe(
        [
            "--force", "--sign", Identity, "--timestamp", "--options", "runtime", "--entitlements", Path.Combine(_release.Context.Root, "entitlements.plist"),
            "--keychain", "/Users/ada/release.keychain-db", file,
        ]);
        _release.Runner.Calls[1].Arguments.ShouldBe(["--verify", "--strict", "--verbose=2", "-R=anchor apple generic and certificate leaf[subject.OU] = \"ABCDE12345\"", file]);
        _release.LeftOver.ShouldBeEmpty();
        _release.Context.Plan.IsReplaced("work/bin/macos-aarch64/tool").ShouldBeTrue();
    }

    [Fact]
    public async Task Notarises_all_programs_in_one_submission_with_a_key_that_only_the_owner_reads()
    {
        Compile();
        Compile("macos-x86_64");
        Notarised();
        var names = new List<string>();
        _release.Play = call =>
        {
            if (call.Program == "xcrun")
            {
                File.ReadAllText(call.After("--key")).ShouldBe("the p8\n");
                using var zip = ZipFile.OpenRead(call.Arguments[2]);
                names.AddRange(zip.Entries.Select(entry => entry.FullName));
            }

            return CodeSignFixture.CopyAndEndWell(call);
        };

        await _release.RunAsync(_task);

        var call = _release.Runner.Calls.Single(call => call.Program == "xcrun");
        call.Arguments.ShouldBe(
        [
            "notarytool", "submit", call.Arguments[2], "--key", call.After("--key"), "--key-id", "2X9R4HXF34", "--issuer", Issuer, "--wait", "--timeout", "1800s", "--output-format", "json",
        ]);
        names.ShouldBe(["1/tool", "2/tool"]);
        _release.LeftOver.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"id\":\"2efe2717-52ef-43a5-96dc-0797e4ca1041\",\"status\":\"Invalid\"}", true)]
    [InlineData("{\"id\":\"--help\",\"status\":\"Accepted \"}", false)]
    [InlineData("no JSON", false)]
    [InlineData("[]", false)]
    public async Task What_Apple_does_not_accept_stops_the_release(string answer, bool asksForTheLog)
    {
        Compile();
        Notarised();
        _release.Play = call => new RecordingRunner.Outcome { Output = call.Arguments.Contains("submit") ? [answer] : [] };

        var failure = await Should.ThrowAsync<ReleaseException>(() => _release.RunAsync(_task));

        failure.Message.ShouldContain("did not accept tool");
        _release.Runner.Calls.Any(call => call.Arguments.Contains("log")).ShouldBe(asksForTheLog);
        _release.LeftOver.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_image_is_signed_without_a_runtime_and_holds_its_ticket()
    {
        Notarised();
        var image = Path.Combine(_release.Context.Root, "tool.dmg");
        await File.WriteAllTextAsync(image, "image");
        var signer = new AppleSigner(_release.Context, "Package.Dmg");

        await signer.SignAsync(image, image, CancellationToken.None);
        await signer.NotariseAsync([image], CancellationToken.None);
        await signer.StapleAsync(image, CancellationToken.None);
        await signer.StapleAsync(Path.ChangeExtension(image, ".zip"), CancellationToken.None);

        _release.Runner.Calls[0].Arguments.ShouldNotContain("runtime");
        _release.Runner.Calls.Select(call => string.Join(' ', call.Arguments.Take(2))).ShouldBe(["--force --sign", "--verify --strict", "notarytool submit", "stapler staple"]);
        _release.Runner.Calls[2].Arguments[2].ShouldBe(image);
        _release.Runner.Calls[3].Arguments[2].ShouldBe(image);
    }

    [Fact]
    public void Mistakes_are_seen_at_once()
    {
        (Settings.Identity, Settings.Team, Settings.NotaryIssuer, Settings.NotaryTimeLimit) = ("--deep", "short", "no uuid", TimeSpan.Zero);
        string.Join('\n', _release.Context.Settings.Validate()).ShouldSatisfyAllConditions(
            text => text.ShouldContain("Apple.Identity"), text => text.ShouldContain("Apple.Team"), text => text.ShouldContain("NotaryIssuer"), text => text.ShouldContain("NotaryTimeLimit"));
        Settings.Identity = AppleSigningSettings.AdHoc;
        Settings.Validate().ShouldAllBe(problem => !problem.Contains("Identity"));
    }

    private void Notarised()
    {
        (Settings.Identity, Settings.NotaryKeyId, Settings.NotaryIssuer) = (Identity, "2X9R4HXF34", Issuer);
        Settings.NotaryKey = Secret.FromText("the p8");
    }

    // A thin Mach-O executable without load commands (mach-o/loader.h).
    private void Compile(string target = "macos-aarch64")
    {
        var file = new byte[64];
        new byte[] { 0xCF, 0xFA, 0xED, 0xFE, target == "macos-aarch64" ? (byte)0x0C : (byte)0x07, 0, 0, 1 }.CopyTo(file, 0);
        file[12] = 2;
        _release.Compiled(target, "tool", file);
    }
}

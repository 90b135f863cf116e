using Releasing.AcceptanceTests.Packed;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>Two Go programs: changed settings, a replaced task that calls the original, an inserted task.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class GoConsumerTests(PackedAddin addin) : IDisposable
{
    private readonly ConsumerRelease _release = new(addin, "Go");

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public void Release_has_both_programs_for_every_target_and_repeats_nothing()
    {
        Validator.Require("go");

        var output = _release.Build("--target=Release");

        string[] linux = ["linux-aarch64", "linux-armv7", "linux-x86_64"];
        string[] expected = [.. linux.Select(target => $"greet_1.2.3_{target}.tar.gz"), "greet_1.2.3_windows-x86_64.zip", "checksums.txt", "checksums-sha512.txt"];
        expected.ShouldBeSubsetOf(_release.PublishedNames);
        expected.ShouldBeSubsetOf(_release.CataloguedNames);
        _release.ExpectCheckedDownloads();
        Validator.Require("sha512sum").RunIn(_release.Published, "--strict", "-c", "checksums-sha512.txt").ShouldBeAccepted();
        output.ShouldContain("inspected greet_1.2.3_linux-x86_64.tar.gz");

        ExpectVersion(Validator.Require("env"), "linux-x86_64");
        ExpectVersion(Validator.Require("qemu-aarch64-static"), "linux-aarch64");
        ExpectVersion(Validator.Require("qemu-arm-static"), "linux-armv7");
        Validator.Require("file").Accept(Path.Combine(_release.Unpack("greet_1.2.3_windows-x86_64.zip"), "greet.exe")).ShouldContain("PE32+ executable (console) x86-64");

        var before = _release.Snapshot();
        var again = _release.Start("--target=Release");
        again.ShouldBeAccepted();
        again.Error.ShouldBeEmpty();
        _release.Snapshot().ShouldBe(before);

        _release.Build("--target=Reproduce").ShouldContain("artifacts have the same bytes");
    }

    private void ExpectVersion(Validator runner, string target)
    {
        var folder = _release.Unpack($"greet_1.2.3_{target}.tar.gz");
        runner.Accept(Path.Combine(folder, "greet"), "--version").ShouldBe("greet 1.2.3\n");
        runner.Accept(Path.Combine(folder, "greetd"), "--version").ShouldBe("greetd 1.2.3\n");
        File.ReadAllText(Path.Combine(folder, "NOTE.txt")).ShouldBe($"Packed for {target} by Ada Lovelace <ada@example.org>\n");
        File.Exists(Path.Combine(folder, "completions/greet.bash")).ShouldBeTrue();
        File.Exists(Path.Combine(folder, "LICENSE")).ShouldBeTrue();
    }
}

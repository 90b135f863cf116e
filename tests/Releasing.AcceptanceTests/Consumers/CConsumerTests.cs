using Releasing.AcceptanceTests.Packed;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>A C program for all three systems, compiled by zig.</summary>
[Collection(nameof(UsesPackedAddinBeside))]
public sealed class CConsumerTests(PackedAddin addin) : IDisposable
{
    private readonly ConsumerRelease _release = new(addin, "C");

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public void Release_has_the_program_for_every_system()
    {
        Validator.Require("zig");

        _release.Build("--target=Release");

        string[] expected =
        [
            "adder-1.2.3-linux-x86_64.tar.gz", "adder-1.2.3-linux-aarch64.tar.gz", "adder-1.2.3-macos-aarch64.tar.gz", "adder-1.2.3-windows-x86_64.zip", "checksums.txt",
            "adder_1.2.3-1_amd64.deb", "adder_1.2.3-1_arm64.deb", "adder-1.2.3-1.x86_64.rpm", "adder-1.2.3-1.aarch64.rpm", "adder-1.2.3-r0.x86_64.apk", "adder-1.2.3-r0.aarch64.apk",
        ];
        expected.ShouldBeSubsetOf(_release.PublishedNames);
        _release.ExpectCheckedDownloads();
        Validator.Require("env").Accept(Program("linux-x86_64.tar.gz", "adder"), "40", "2").ShouldBe("42\n");
        Validator.Require("file").Accept(Program("macos-aarch64.tar.gz", "adder")).ShouldContain("Mach-O 64-bit arm64 executable");
        Validator.Require("file").Accept(Program("windows-x86_64.zip", "adder.exe")).ShouldContain("PE32+ executable (console) x86-64");

        // How the program is compiled is zig's choice, and it brings no manual page.
        PackageJudges.ExpectLintianContent(
            Path.Combine(_release.Published, "adder_1.2.3-1_amd64.deb"), "W: no-manual-page", "W: hardening-no-pie", "I: binary-has-unneeded-section .comment", "I: hardening-no-fortify-functions");
        PackageJudges.ExpectRpmlintContent(Path.Combine(_release.Published, "adder-1.2.3-1.x86_64.rpm"));

        var before = _release.Snapshot();
        _release.Build("--target=Release");
        _release.Snapshot().ShouldBe(before);
    }

    private string Program(string archive, string program) => Path.Combine(_release.Unpack("adder-1.2.3-" + archive), program);
}

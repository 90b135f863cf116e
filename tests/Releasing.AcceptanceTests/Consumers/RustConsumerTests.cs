using Releasing.AcceptanceTests.Packed;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>A Rust program with zero configuration.</summary>
[Collection(nameof(UsesPackedAddinBeside))]
public sealed class RustConsumerTests(PackedAddin addin) : IDisposable
{
    private readonly ConsumerRelease _release = new(addin, "Rust");

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public void Release_has_what_this_machine_can_build_and_repeats_nothing()
    {
        Validator.Require("cargo");

        var output = _release.Build("--target=Release");

        string[] expected =
        [
            "tally-1.2.3-linux-x86_64.tar.gz", "tally-1.2.3-source.tar.gz", "checksums.txt", "tally_1.2.3-1_amd64.deb", "tally-1.2.3-1.x86_64.rpm",
        ];
        expected.ShouldBeSubsetOf(_release.PublishedNames);
        expected.ShouldBeSubsetOf(_release.CataloguedNames);
        _release.ExpectCheckedDownloads();
        output.ShouldContain("rustup target add");
        output.ShouldContain("Package.Apk (linux-x86_64): Alpine has no glibc");

        // How the program is compiled is cargo's choice, and it brings no manual page.
        PackageJudges.ExpectLintianContent(Path.Combine(_release.Published, "tally_1.2.3-1_amd64.deb"), "W: no-manual-page", "I: binary-has-unneeded-section .comment", "I: hardening-no-fortify-functions");
        PackageJudges.ExpectRpmlintContent(Path.Combine(_release.Published, "tally-1.2.3-1.x86_64.rpm"));
        var folder = _release.Unpack("tally-1.2.3-linux-x86_64.tar.gz");
        Validator.Require("env").Accept(Path.Combine(folder, "tally"), "--version").ShouldBe("tally 1.2.3\n");

        var before = _release.Snapshot();
        _release.Build("--target=Release");
        _release.Snapshot().ShouldBe(before);
    }
}

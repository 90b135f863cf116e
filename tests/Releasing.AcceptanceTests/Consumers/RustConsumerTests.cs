using Releasing.AcceptanceTests.Packed;

namespace Releasing.AcceptanceTests.Consumers;

/// <summary>A Rust program with zero configuration.</summary>
[Collection(nameof(UsesPackedAddin))]
public sealed class RustConsumerTests(PackedAddin addin) : IDisposable
{
    private readonly ConsumerRelease _release = new(addin, "Rust");

    public void Dispose() => _release.Dispose();

    [SkippableFact]
    public void Release_has_what_this_machine_can_build_and_repeats_nothing()
    {
        Validator.Require("cargo");

        var output = _release.Build("--target=Release");

        string[] expected = ["tally-1.2.3-linux-x86_64.tar.gz", "tally-1.2.3-source.tar.gz", "checksums.txt"];
        expected.ShouldBeSubsetOf(_release.PublishedNames);
        expected.ShouldBeSubsetOf(_release.CataloguedNames);
        _release.ExpectCheckedDownloads();
        output.ShouldContain("rustup target add");
        var folder = _release.Unpack("tally-1.2.3-linux-x86_64.tar.gz");
        Validator.Require("env").Accept(Path.Combine(folder, "tally"), "--version").ShouldBe("tally 1.2.3\n");

        var before = _release.Snapshot();
        _release.Build("--target=Release");
        _release.Snapshot().ShouldBe(before);

        _release.Build("--target=Reproduce").ShouldContain("artifacts have the same bytes");
    }
}

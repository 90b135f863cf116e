using Releasing.Artifacts;
using static Releasing.Core.Tests.Artifacts.ArtifactSamples;

namespace Releasing.Core.Tests.Artifacts;

public sealed class VerdictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Catalogue _catalogue;
    private readonly Artifact _artifact;

    public VerdictTests()
    {
        _catalogue = Catalogue.Open(_folder.Path);
        _artifact = Archive("a.tar.gz").WriteTo(_folder, "right");
        _catalogue.Record(_artifact);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Equal_fingerprint_and_equal_bytes_need_no_build()
    {
        var verdict = await Ask();
        verdict.IsUpToDate.ShouldBeTrue();
        verdict.Recorded.ShouldBe(_artifact);
    }

    [Fact]
    public async Task Another_fingerprint_needs_a_build() => (await Ask(fingerprint: FileDigest.OfText("else"))).Reason.ShouldContain("has changed");

    [Fact]
    public async Task Same_size_and_time_but_other_bytes_need_a_build()
    {
        var time = File.GetLastWriteTimeUtc(_folder["dist/a.tar.gz"]);
        _folder.Write("dist/a.tar.gz", "wrong");
        File.SetLastWriteTimeUtc(_folder["dist/a.tar.gz"], time);
        (await Ask()).Reason.ShouldContain("other bytes");
    }

    [Fact]
    public async Task Another_size_needs_a_build()
    {
        _folder.Write("dist/a.tar.gz", "longer than before");
        (await Ask()).Reason.ShouldContain("another size");
    }

    [Fact]
    public async Task A_missing_file_needs_a_build()
    {
        File.Delete(_folder["dist/a.tar.gz"]);
        (await Ask()).Reason.ShouldContain("gone");
    }

    [Fact]
    public async Task What_another_target_or_task_made_does_not_count()
    {
        (await Ask(Plan(_artifact) with { Target = "linux-aarch64" })).Reason.ShouldContain("does not exist");
        (await Ask(Plan(_artifact) with { Task = "MyArchive" })).Reason.ShouldContain("does not exist");
        (await Ask(Plan(_artifact) with { Name = "b.tar.gz" })).Reason.ShouldContain("name");
    }

    private Task<Verdict> Ask(PlannedArtifact? planned = null, string? fingerprint = null) =>
        Verdict.OfAsync(planned ?? Plan(_artifact), fingerprint ?? _artifact.Fingerprint, _catalogue);
}

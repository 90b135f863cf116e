using System.Text;
using Releasing.Cake.Tests.Hosting;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class VerifyTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_public_release_is_downloaded_again_and_its_report_kept()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        var report = FolderReportText.Read(File.ReadAllBytes(Path.Combine(_release.Artifacts, "verification.json")), "report");
        report.Problems.ShouldBeEmpty();
        report.Files.Select(file => file.Name).ShouldBe(_release.PublishedAssets().Select(asset => asset.Name), ignoreOrder: true);
        report.Rows.ShouldContain(row => row.Check == FolderCheck.Signature && row.Outcome == CheckOutcome.Passed);
        report.Rows.ShouldContain(row => row.Check == FolderCheck.Provenance && row.Outcome == CheckOutcome.Passed);
        File.ReadAllText(Path.Combine(_release.Artifacts, "verification.md")).ShouldStartWith("## Verification of tool 1.2.3\n\nEvery check passed.");
        Directory.GetFileSystemEntries(Path.Combine(_release.Artifacts, "work", "verify")).ShouldBeEmpty();
    }

    [Fact]
    public void A_public_file_that_was_changed_fails_the_run_and_is_named()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var file = Directory.GetFiles(_release.Published, "*.cdx.json.sigstore.json").Concat(Directory.GetFiles(_release.Published, "checksums.txt.sigstore.json")).First();
        var bytes = File.ReadAllBytes(file);
        bytes[^20] ^= 1;
        File.WriteAllBytes(file, bytes);

        _release.Run("--target=Verify", "--exclusive").ShouldNotBe(0);

        _release.Output.ShouldContain(Path.GetFileName(file)[..^".sigstore.json".Length]);
        Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_release.Artifacts, "verification.json"))).ShouldContain("\"passed\": false");
    }
}

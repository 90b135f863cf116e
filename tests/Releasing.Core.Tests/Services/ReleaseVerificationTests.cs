using System.Security.Cryptography;
using System.Text;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Services;
using static Releasing.Core.Tests.Artifacts.ArtifactSamples;

namespace Releasing.Core.Tests.Services;

public sealed class ReleaseVerificationTests : IDisposable
{
    private const string Tag = "v1.0.0";

    private readonly TemporaryFolder _folder = new();
    private readonly CountingStore _store;
    private readonly List<Artifact> _artifacts;

    public ReleaseVerificationTests()
    {
        _store = new CountingStore(new LocalStore(_folder["store"]));
        _artifacts = [Archive("a.tar.gz", content: "content a"), Archive("b.zip", content: "content b")];
        AddChecksums("checksums.txt", Line("a.tar.gz", "content a") + Line("b.zip", "content b"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_release_that_is_in_order_passes_with_a_row_per_asset()
    {
        await Upload();
        var report = await Verify();
        report.Passed.ShouldBeTrue();
        report.ThrowIfFailed("Verify.Draft");
        report.Assets.Select(asset => asset.Name).ShouldBe(["a.tar.gz", "b.zip", "checksums.txt"]);
        report.Assets.ShouldAllBe(asset => asset.ActualSha256 == asset.ExpectedSha256 && asset.Size > 0);
        _store.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).ShouldBe(3, "each asset is read once");
    }

    [Fact]
    public async Task What_is_read_may_be_kept_and_is_read_once_all_the_same()
    {
        await Upload();
        var kept = Directory.CreateDirectory(_folder["kept"]).FullName;
        (await ReleaseVerification.RunAsync(_store, Tag, _artifacts, folder: kept)).AllProblems.ShouldBeEmpty();
        Directory.EnumerateFiles(kept).Select(file => Path.GetFileName(file)!).Order().ShouldBe(["a.tar.gz", "b.zip", "checksums.txt"]);
        File.ReadAllText(Path.Combine(kept, "b.zip")).ShouldBe("content b");
        File.ReadAllText(Path.Combine(kept, "checksums.txt")).ShouldBe(Line("a.tar.gz", "content a") + Line("b.zip", "content b"));
        _store.Calls.Count(call => call.StartsWith("open", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_tampered_asset_of_the_same_size_is_found_with_both_digests_though_the_index_still_says_otherwise()
    {
        await Upload();
        _folder.Write("store/drafts/v1.0.0/a.tar.gz", "content x");
        var report = await Verify();
        var problems = report.Assets.Single(asset => asset.Name == "a.tar.gz").Problems;
        problems.Count.ShouldBe(2, "against the catalogue, and against checksums.txt");
        problems.ShouldAllBe(problem => problem.Contains(FileDigest.OfText("content x")) && problem.Contains(FileDigest.OfText("content a")));
        Should.Throw<PreflightException>(() => report.ThrowIfFailed("Verify.Draft")).Message.ShouldStartWith("Verify.Draft: 2 problems");
    }

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        await Upload();
        File.Delete(_folder["store/drafts/v1.0.0/b.zip"]);
        _folder.Write("store/drafts/v1.0.0/strange\u001b[31m.txt", "?");
        _folder.Write("store/drafts/v1.0.0/.release/asset-half.bin.part", "?");
        _artifacts.Add(Archive("never-uploaded.deb"));
        var report = await Verify();
        report.AllProblems.ShouldContain("'b.zip' is not completely uploaded. Upload it again.");
        report.AllProblems.ShouldContain("'never-uploaded.deb' is missing. Upload it.");
        report.AllProblems.ShouldContain("'strange\uFFFD[31m.txt' is in the release and not in the catalogue. Remove it, or add it to the release.");
        report.AllProblems.ShouldContain("'half.bin' is not completely uploaded. Upload it again.");
        report.AllProblems.ShouldAllBe(problem => !problem.Contains('\u001b'));
        report.Assets.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("", "'b.zip' has no line in 'checksums.txt'")]
    [InlineData("rubbish", "'checksums.txt' line 2 is no checksum line")]
    [InlineData("{a}  a.tar.gz", "line 2 names 'a.tar.gz' a second time")]
    [InlineData("{a}  ../gone.zip", "'checksums.txt' names '../gone.zip', which is not part of the release")]
    [InlineData("{a}  b.zip", "'checksums.txt' lists ")]
    public async Task A_checksum_file_that_does_not_fit_is_found(string secondLine, string expected)
    {
        _artifacts.RemoveAll(artifact => artifact.Kind is ArtifactKind.Checksum);
        AddChecksums("checksums.txt", Line("a.tar.gz", "content a") + secondLine.Replace("{a}", FileDigest.OfText("content a"), StringComparison.Ordinal) + "\n");
        await Upload();
        (await Verify()).AllProblems.ShouldContain(problem => problem.Contains(expected));
    }

    [Fact]
    public async Task Sha512_lines_and_checksums_of_one_file_are_checked_too()
    {
        AddChecksums("checksums.sha512", Line512("a.tar.gz", "content a") + Line512("b.zip", "content b"));
        AddChecksums("a.tar.gz.sha256", Line("a.tar.gz", "content a"), subject: "a.tar.gz");
        await Upload();
        (await Verify()).AllProblems.ShouldBeEmpty();

        _artifacts.RemoveAll(artifact => artifact.Name == "checksums.sha512");
        await _store.DeleteDraftAsync((await _store.FindAsync(Tag, default))!, default);
        AddChecksums("checksums.sha512", Line512("a.tar.gz", "content a") + Line512("b.zip", "other"));
        await Upload();
        (await Verify()).AllProblems.ShouldHaveSingleItem().ShouldContain(Convert.ToHexStringLower(SHA512.HashData("content b"u8)));
    }

    [Fact]
    public async Task A_release_that_is_not_there_is_named() =>
        (await Should.ThrowAsync<ReleaseException>(Verify)).Message.ShouldContain("no release of 'v1.0.0'");

    private Task<VerificationReport> Verify() => ReleaseVerification.RunAsync(_store, Tag, _artifacts);

    private async Task Upload()
    {
        var draft = await _store.CreateDraftAsync(new ReleaseDraft(Tag, new string('a', 40), "T", "N", false), default);
        foreach (var artifact in _artifacts)
        {
            if (!File.Exists(_folder[artifact.Path!]))
            {
                _folder.Write(artifact.Path!, artifact.Name.StartsWith('a') ? "content a" : "content b");
            }

            await _store.UploadAsync(draft, new AssetUpload(artifact.Name, "text/plain", artifact.Sha256, artifact.Size, _folder[artifact.Path!]), default);
        }
    }

    private void AddChecksums(string name, string text, string? subject = null)
    {
        var artifact = Archive(name, target: null) with { Kind = ArtifactKind.Checksum, Subject = subject };
        _artifacts.Add(artifact.WriteTo(_folder, text));
    }

    private static string Line(string name, string content) => $"{FileDigest.OfText(content)}  {name}\n";

    private static string Line512(string name, string content) => $"{Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(content)))}  {name}\n";
}

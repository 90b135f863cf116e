using System.Security.Cryptography;
using System.Text;
using Releasing.Cake.Tests.Hosting;
using Releasing.Services;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class PublishReportTaskTests : IDisposable
{
    private const string Json = "tool-1.2.3.verification.json";
    private const string Markdown = "tool-1.2.3.verification.md";

    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_public_release_holds_the_report_of_its_draft_about_every_other_file()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        var report = FolderReportText.Read(File.ReadAllBytes(Path.Combine(_release.Published, Json)), Json);
        report.Passed.ShouldBeTrue();
        var others = _release.PublishedAssets().Where(asset => asset.Name is not Json and not Markdown).ToList();
        report.Files.Select(file => (file.Name, file.Sha256)).ShouldBe(others.Select(asset => (asset.Name, asset.Sha256!)).OrderBy(file => file.Name, StringComparer.Ordinal));
        File.ReadAllText(Path.Combine(_release.Published, Markdown)).ShouldBe(FolderReportText.Markdown(report, "Verification of tool 1.2.3"));
        File.ReadAllText(Path.Combine(_release.Published, "checksums.txt")).ShouldNotContain("verification");
        File.ReadAllBytes(Path.Combine(_release.Artifacts, "dist", Json)).ShouldBe(File.ReadAllBytes(Path.Combine(_release.Published, Json)));
    }

    [Fact]
    public void The_plan_shows_the_report_before_and_after()
    {
        _release.Run("--target=Plan").ShouldBe(0, _release.Output);
        _release.Output.ShouldMatch(@"(?m)^\s*create\s+attach tool-1\.2\.3\.verification\.json to v1\.2\.3 in the local store\s+Publish\.Report");

        _release.Run("--target=Publish").ShouldBe(0, _release.Output);
        _release.Run("--target=Plan").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^\s*same\s+attach tool-1\.2\.3\.verification\.md");
        _release.Output.ShouldMatch(@"(?m)^\s*same\s+publish v1\.2\.3");
    }

    [Fact]
    public void A_second_run_adds_nothing_to_ledger_and_release()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var ledger = File.ReadAllText(Path.Combine(_release.Artifacts, "ledger.jsonl"));
        var published = Digests();

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllText(Path.Combine(_release.Artifacts, "ledger.jsonl")).ShouldBe(ledger);
        Digests().ShouldBe(published);
    }

    [Fact]
    public async Task A_report_of_the_draft_that_says_something_else_is_replaced()
    {
        _release.Run("--target=Publish.Report").ShouldBe(0, _release.Output);
        var right = await File.ReadAllBytesAsync(Path.Combine(Draft, Json));
        await PutAsync(Json, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(right).Replace("\"signer\": \"", "\"signer\": \"Mallory and ", StringComparison.Ordinal)));
        await PutAsync(Markdown, "# Everything is fine\n"u8.ToArray());

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        File.ReadAllBytes(Path.Combine(_release.Published, Json)).ShouldBe(right);
        File.ReadAllText(Path.Combine(_release.Published, Markdown)).ShouldStartWith("## Verification of tool 1.2.3");
    }

    [Fact]
    public async Task A_report_of_the_draft_that_is_none_is_replaced()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);
        await PutAsync(Json, "nothing"u8.ToArray());

        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        FolderReportText.Read(File.ReadAllBytes(Path.Combine(_release.Published, Json)), Json).Passed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Json, "\"sha256\": \"")]
    [InlineData(Markdown, "Every check")]
    public void A_report_of_the_public_release_that_was_changed_is_refused_and_left_alone(string name, string member)
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var file = Path.Combine(_release.Published, name);
        var text = File.ReadAllText(file);
        var at = text.LastIndexOf(member, StringComparison.Ordinal) + member.Length;
        var changed = $"{text[..at]}{(text[at] == '0' ? '1' : '0')}{text[(at + 1)..]}";
        File.WriteAllText(file, changed);

        _release.Run("--target=Release").ShouldNotBe(0);

        _release.Output.ShouldContain($"report:local/v1.2.3/{name}");
        File.ReadAllText(file).ShouldBe(changed);
    }

    [Fact]
    public void Left_out_on_request_nothing_else_changes()
    {
        _release.Run("--target=Release", "--skip=Publish.Report").ShouldBe(0, _release.Output);

        _release.PublishedAssets().Select(asset => asset.Name).ShouldNotContain(name => name.Contains("verification", StringComparison.Ordinal));
    }

    private string Draft => Path.Combine(_release.Artifacts, "store", "drafts", "v1.2.3");

    private string[] Digests() => [.. _release.PublishedAssets().Select(asset => $"{asset.Name} {asset.Sha256}")];

    private async Task PutAsync(string name, byte[] bytes)
    {
        var store = new LocalStore(Path.Combine(_release.Artifacts, "store"));
        var draft = (await store.FindAsync("v1.2.3", CancellationToken.None))!;
        if ((await store.ListAssetsAsync(draft, CancellationToken.None)).FirstOrDefault(asset => asset.Name == name) is { } there)
        {
            await store.DeleteAssetAsync(draft, there, CancellationToken.None);
        }

        var file = Path.Combine(_release.Artifacts, "work", name);
        await File.WriteAllBytesAsync(file, bytes);
        await store.UploadAsync(draft, new AssetUpload(name, "text/plain", Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, file), CancellationToken.None);
    }
}

using System.Security.Cryptography;
using Releasing.Cake.Tests.Hosting;
using Releasing.Services;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class VerifyDraftTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void A_tampered_asset_of_the_draft_stops_the_run_before_publication()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);
        var drafted = Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "store", "drafts"), "*.zip", SearchOption.AllDirectories).First();
        File.AppendAllText(drafted, "x");

        _release.Run("--target=Release").ShouldNotBe(0);

        Directory.Exists(_release.Published).ShouldBeFalse();
        _release.Output.ShouldContain(Path.GetFileName(drafted));
    }

    [Fact]
    public async Task A_file_that_nobody_made_is_found_in_the_draft()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);
        var store = new LocalStore(Path.Combine(_release.Artifacts, "store"));
        var draft = (await store.FindAsync("v1.2.3", CancellationToken.None))!;
        var stranger = Path.Combine(_release.Artifacts, "work", "stranger.txt");
        File.WriteAllText(stranger, "x");
        await store.UploadAsync(
            draft, new AssetUpload("stranger.txt", "text/plain", Convert.ToHexStringLower(SHA256.HashData("x"u8)), 1, stranger), CancellationToken.None);

        _release.Run("--target=Verify.Draft").ShouldNotBe(0);

        _release.Output.ShouldContain("'stranger.txt'");
    }
}

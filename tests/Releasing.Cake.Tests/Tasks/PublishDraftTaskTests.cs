using Releasing.Cake.Tests.Hosting;
using Releasing.Services;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class PublishDraftTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Other_bytes_under_a_published_name_stop_the_run_and_both_digests_are_named()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        var published = _release.PublishedAssets().Single(asset => asset.Name == "tool-1.2.3-linux-x86_64.tar.gz").Sha256!;
        _release.WriteProgram("linux-x86_64/tool", TinyBinaries.Elf(mark: 1));

        _release.Run("--target=Release", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain(published);
        _release.Output.ShouldContain(_release.Catalogue.Released.Single(artifact => artifact.Name == "tool-1.2.3-linux-x86_64.tar.gz").Sha256);
    }

    [Fact]
    public async Task The_draft_has_title_notes_and_every_asset_and_is_not_public()
    {
        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);

        var store = new LocalStore(Path.Combine(_release.Artifacts, "store"));
        var draft = (await store.FindAsync("v1.2.3", CancellationToken.None))!;
        draft.IsDraft.ShouldBeTrue();
        draft.Title.ShouldBe("tool 1.2.3");
        draft.Notes.ShouldContain("everything");
        draft.Prerelease.ShouldBeFalse();
        _release.PublishedAssets().Select(asset => asset.Name).ShouldBe(_release.Catalogue.Released.Select(artifact => artifact.Name), ignoreOrder: true);
        Directory.Exists(_release.Published).ShouldBeFalse();
    }

    [Fact]
    public async Task A_pre_release_is_marked_as_one()
    {
        _release.Write("README.md", "# candidate\n");
        _release.Commit("feat: more");
        _release.Tag("v2.0.0-rc.1");

        _release.Run("--target=Publish.Draft").ShouldBe(0, _release.Output);

        (await new LocalStore(Path.Combine(_release.Artifacts, "store")).FindAsync("v2.0.0-rc.1", CancellationToken.None))!.Prerelease.ShouldBeTrue();
    }
}

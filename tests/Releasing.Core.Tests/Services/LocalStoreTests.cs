using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Services;

namespace Releasing.Core.Tests.Services;

public sealed class LocalStoreTests : ReleaseStoreContract
{
    private readonly LocalStore _store;

    public LocalStoreTests() => _store = new LocalStore(Files["store"]);

    protected override IReleaseStore Store => _store;

    protected override IReadOnlyList<string> Tags => [.. base.Tags, "../v1.0.0"];

    [Fact]
    public async Task A_release_is_a_flat_folder_that_appears_by_one_rename()
    {
        var draft = await _store.CreateDraftAsync(Draft("cli/v1.0.0"), default);
        await _store.UploadAsync(draft, Asset("b.txt", "b"), default);
        await _store.UploadAsync(draft, Asset("a.txt", "a"), default);
        Tree().ShouldBe(["drafts/cli%2fv1.0.0/.release/index.json", "drafts/cli%2fv1.0.0/a.txt", "drafts/cli%2fv1.0.0/b.txt"]);
        var published = await _store.PublishAsync(draft, isLatest: true, default);
        Tree().ShouldBe(["releases/cli%2fv1.0.0/.release/index.json", "releases/cli%2fv1.0.0/a.txt", "releases/cli%2fv1.0.0/b.txt"]);
        published.Address.ShouldBe(Files["store/releases/cli%2fv1.0.0"]);
    }

    [Fact]
    public async Task The_index_is_the_same_bytes_whatever_the_order_of_uploads()
    {
        var other = new LocalStore(Files["other"]);
        var (one, two) = (await _store.CreateDraftAsync(Draft(), default), await other.CreateDraftAsync(Draft(), default));
        AssetUpload[] assets = [Asset("a", "1"), Asset("b", "2"), Asset("index.json", "3")];
        foreach (var asset in assets)
        {
            await _store.UploadAsync(one, asset, default);
        }

        foreach (var asset in assets.Reverse())
        {
            await other.UploadAsync(two, asset, default);
        }

        File.ReadAllText(Files["store/drafts/v1.2.3/.release/index.json"]).ShouldBe(File.ReadAllText(Files["other/drafts/v1.2.3/.release/index.json"]));
    }

    [Fact]
    public async Task What_a_killed_upload_left_is_incomplete_and_replaced_by_the_next()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        Files.Write("store/drafts/v1.2.3/.release/asset-a.txt.part", "hal");
        var left = (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem();
        (left.Name, left.Size, left.IsComplete, left.Sha256).ShouldBe(("a.txt", 3, false, null));
        (await Should.ThrowAsync<ReleaseException>(() => _store.PublishAsync(draft, isLatest: true, default))).Message.ShouldContain("not completely uploaded");

        await _store.UploadAsync(draft, Asset("a.txt", "half and half"), default);
        (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().IsComplete.ShouldBeTrue();
        (await _store.PublishAsync(draft, isLatest: true, default)).IsDraft.ShouldBeFalse();
    }

    [Fact]
    public async Task Killed_between_rename_and_index_the_asset_is_there_without_a_digest()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        Files.Write("store/drafts/v1.2.3/a.txt", "whole");
        var asset = (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem();
        (asset.IsComplete, asset.Sha256, asset.Size).ShouldBe((true, null, 5));
    }

    [Fact]
    public async Task Killed_between_the_removal_of_file_and_entry_the_asset_is_incomplete()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        await _store.UploadAsync(draft, Asset("a.txt", "one"), default);
        File.Delete(Files["store/drafts/v1.2.3/a.txt"]);
        (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().IsComplete.ShouldBeFalse();
        (await _store.UploadAsync(draft, Asset("a.txt", "two"), default)).Sha256.ShouldBe(FileDigest.OfText("two"));
    }

    [Fact]
    public async Task A_folder_without_an_index_is_no_draft_and_is_cleared_by_the_next_creation()
    {
        Files.Write("store/drafts/v1.2.3/old.txt", "left by a killed deletion");
        Files.Write("store/releases/v1.2.3/old.txt", "left by a killed removal");
        (await _store.FindAsync(Tag, default)).ShouldBeNull();
        var draft = await _store.CreateDraftAsync(Draft(), default);
        (await _store.ListAssetsAsync(draft, default)).ShouldBeEmpty();
        (await _store.ListAssetsAsync(await _store.PublishAsync(draft, isLatest: true, default), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_changed_its_length_tells_no_digest_any_more()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        await _store.UploadAsync(draft, Asset("a.txt", "one"), default);
        Files.Write("store/drafts/v1.2.3/a.txt", "longer");
        (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().Sha256.ShouldBeNull();
    }

    [Theory]
    [InlineData("NUL")]
    [InlineData("com1.tar.gz")]
    public async Task Names_of_devices_are_refused(string name)
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        (await Should.ThrowAsync<ReleaseException>(() => _store.UploadAsync(draft, Asset("a", "1") with { Name = name }, default))).Message.ShouldContain("device");
    }

    [Fact]
    public async Task Names_that_differ_only_by_case_are_one_asset()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        await _store.UploadAsync(draft, Asset("a.txt", "one"), default);
        (await Should.ThrowAsync<ReleaseException>(() => _store.UploadAsync(draft, Asset("A.txt", "two"), default))).Message.ShouldContain("'a.txt'");
    }

    [Fact]
    public async Task A_damaged_index_stops_with_file_and_line()
    {
        await _store.CreateDraftAsync(Draft(), default);
        var index = Files["store/drafts/v1.2.3/.release/index.json"];
        File.WriteAllText(index, "{\n  \"schema\": 1,\n  \"tag\": \"v1");
        (await Should.ThrowAsync<ReleaseException>(() => _store.FindAsync(Tag, default))).Message.ShouldContain(index + "(3,");
        File.WriteAllText(index, """{ "schema": 9, "tag": "v1.2.3", "commit": "", "title": "", "prerelease": false, "notes": "", "assets": [] }""");
        (await Should.ThrowAsync<ReleaseException>(() => _store.FindAsync(Tag, default))).Message.ShouldContain("form 9");
    }

    [Fact]
    public async Task A_tag_with_draft_and_release_or_a_folder_of_another_tag_is_refused()
    {
        var published = await _store.PublishAsync(await _store.CreateDraftAsync(Draft("v2"), default), isLatest: true, default);
        Copy("releases/v2", "drafts/v2");
        (await Should.ThrowAsync<ReleaseException>(() => _store.FindAsync("v2", default))).Message.ShouldContain(published.Address);
        Copy("releases/v2", "releases/v3");
        (await Should.ThrowAsync<ReleaseException>(() => _store.FindAsync("v3", default))).Message.ShouldContain("'v2'");

        void Copy(string from, string to) =>
            Files.Write($"store/{to}/.release/index.json", File.ReadAllText(Files[$"store/{from}/.release/index.json"]));
    }

    [Fact]
    public async Task A_snapshot_can_be_discarded_even_when_published()
    {
        await _store.PublishAsync(await _store.CreateDraftAsync(Draft(), default), isLatest: true, default);
        (await _store.DiscardAsync(Tag, default)).ShouldBeTrue();
        (await _store.DiscardAsync(Tag, default)).ShouldBeFalse();
        Tree().ShouldBeEmpty();
    }

    [Fact]
    public async Task One_asset_is_not_uploaded_twice_at_once()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        var asset = Asset("a.txt", new string('x', 5_000_000));
        var uploads = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await Task.Run(() => _store.UploadAsync(draft, asset, default)) is not null;
            }
            catch (ReleaseException)
            {
                return false;
            }
        }));
        uploads.Count(arrived => arrived).ShouldBe(1);
        (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().Sha256.ShouldBe(asset.Sha256);
    }

    private string[] Tree() => Directory.Exists(Files["store"])
        ? [.. Directory.EnumerateFiles(Files["store"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Files["store"], file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];
}

using System.Text;
using Releasing.Artifacts;
using Releasing.Failures;
using Releasing.Services;

namespace Releasing.Core.Tests.Services;

/// <summary>What every store keeps, whatever the forge. A store's own test class derives from this one and adds what is special to it.</summary>
public abstract class ReleaseStoreContract : IDisposable
{
    protected const string Tag = "v1.2.3";

    protected static readonly string Commit = new('a', 40);

    /// <summary>Tags that must not get into each other's way.</summary>
    protected virtual IReadOnlyList<string> Tags => ["v1.0.0", "cli/v1.0.0", "cli-v1.0.0", "V1.0.0", "v1.0.0+build.1", "größe/v1", "con"];

    protected TemporaryFolder Files { get; } = new();

    /// <summary>An empty store, the same one during a test.</summary>
    protected abstract IReleaseStore Store { get; }

    protected static ReleaseDraft Draft(string tag = Tag) => new(tag, Commit, "Tool 1.2.3", "## Notes\n\n- one ✓\n- `two`\n", Prerelease: false);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_empty_store_has_no_release()
    {
        (await Store.FindAsync(Tag, default)).ShouldBeNull();
        (await Store.ListAsync(default)).ShouldBeEmpty();
        Store.Name.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_draft_is_found_by_its_tag_and_says_what_it_was_told()
    {
        var created = await Store.CreateDraftAsync(Draft(), default);
        var found = await Store.FindAsync(Tag, default);
        found.ShouldBe(created);
        (found!.Tag, found.Commit, found.Title, found.Prerelease, found.IsDraft).ShouldBe((Tag, Commit, "Tool 1.2.3", false, true));
        found.Notes.ReplaceLineEndings("\n").TrimEnd().ShouldBe(Draft().Notes.TrimEnd());
        (await Store.ListAsync(default)).ShouldBe([created]);
        (await Store.ListAssetsAsync(created, default)).ShouldBeEmpty();
        (await Store.FindAsync("v1.2", default)).ShouldBeNull("a tag is no prefix");
    }

    [Fact]
    public async Task One_tag_has_one_release()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        (await Should.ThrowAsync<ReleaseException>(() => Store.CreateDraftAsync(Draft(), default))).Message.ShouldContain(Tag);
        await Store.PublishAsync(draft, isLatest: true, default);
        await Should.ThrowAsync<ReleaseException>(() => Store.CreateDraftAsync(Draft(), default));
        (await Store.ListAsync(default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Title_notes_and_mark_can_be_rewritten_and_assets_stay()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        await Store.UploadAsync(draft, Asset("a.txt", "a"), default);
        var updated = await Store.UpdateAsync(draft, Draft() with { Title = "Other", Notes = "Other notes", Prerelease = true }, default);
        (updated.Title, updated.Notes.TrimEnd(), updated.Prerelease, updated.IsDraft).ShouldBe(("Other", "Other notes", true, true));
        (await Store.FindAsync(Tag, default)).ShouldBe(updated);
        (await Store.ListAssetsAsync(updated, default)).ShouldHaveSingleItem().Name.ShouldBe("a.txt");
        await Should.ThrowAsync<ReleaseException>(() => Store.UpdateAsync(updated, Draft("v9"), default));
    }

    [Fact]
    public async Task What_was_uploaded_comes_back_byte_by_byte()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var content = string.Concat(Enumerable.Range(0, 50_000).Select(number => (char)('a' + (number * 7 % 26))));
        var uploaded = await Store.UploadAsync(draft, Asset("big_file-1.0+x.bin", content), default);
        await Store.UploadAsync(draft, Asset("second.txt", "2"), default);
        var listed = await Store.ListAssetsAsync(draft, default);
        listed.Select(asset => asset.Name).Order().ShouldBe(["big_file-1.0+x.bin", "second.txt"]);
        listed.ShouldAllBe(asset => asset.IsComplete);
        listed.ShouldContain(uploaded);
        uploaded.Size.ShouldBe(content.Length);
        (uploaded.Sha256 ?? FileDigest.OfText(content)).ShouldBe(FileDigest.OfText(content), "a store may tell no digest, never a wrong one");
        (await Read(draft, uploaded)).ShouldBe(content);
    }

    [Fact]
    public async Task Bytes_that_differ_from_the_promised_digest_or_size_are_refused_and_leave_nothing_complete()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var asset = Asset("a.txt", "right");
        File.WriteAllText(asset.File, "wrong");
        var error = await Should.ThrowAsync<ReleaseException>(() => Store.UploadAsync(draft, asset, default));
        error.Message.ShouldContain(FileDigest.OfText("right"));
        error.Message.ShouldContain(FileDigest.OfText("wrong"));
        await Should.ThrowAsync<ReleaseException>(() => Store.UploadAsync(draft, asset with { Sha256 = FileDigest.OfText("wrong"), Size = 4 }, default));
        (await Store.ListAssetsAsync(draft, default)).Where(left => left.IsComplete).ShouldBeEmpty();
        await Store.UploadAsync(draft, Asset("a.txt", "right"), default);
        (await Store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_complete_asset_is_never_overwritten()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var first = await Store.UploadAsync(draft, Asset("a.txt", "one"), default);
        (await Should.ThrowAsync<ReleaseException>(() => Store.UploadAsync(draft, Asset("a.txt", "two"), default))).Message.ShouldContain("a.txt");
        (await Read(draft, first)).ShouldBe("one");
    }

    [Fact]
    public async Task Uploads_side_by_side_all_arrive()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var assets = Enumerable.Range(0, 20).Select(index => Asset($"file-{index:00}.txt", $"content {index}")).ToArray();
        await Task.WhenAll(assets.Select(asset => Store.UploadAsync(draft, asset, default)));
        var listed = (await Store.ListAssetsAsync(draft, default)).OrderBy(asset => asset.Name, StringComparer.Ordinal).ToArray();
        listed.Select(asset => asset.Name).ShouldBe(assets.Select(asset => asset.Name));
        foreach (var (asset, index) in listed.Select((asset, index) => (asset, index)))
        {
            (await Read(draft, asset)).ShouldBe($"content {index}");
        }
    }

    [Fact]
    public async Task An_asset_of_a_draft_can_be_removed_and_uploaded_anew()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var asset = await Store.UploadAsync(draft, Asset("a.txt", "one"), default);
        await Store.DeleteAssetAsync(draft, asset, default);
        (await Store.ListAssetsAsync(draft, default)).ShouldBeEmpty();
        (await Read(draft, await Store.UploadAsync(draft, Asset("a.txt", "two"), default))).ShouldBe("two");
    }

    [Fact]
    public async Task Publishing_keeps_every_asset_and_doing_it_again_changes_nothing()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        await Store.UploadAsync(draft, Asset("a.txt", "one"), default);
        var published = await Store.PublishAsync(draft, isLatest: true, default);
        (published.IsDraft, published.Tag, published.Title, published.Commit).ShouldBe((false, Tag, "Tool 1.2.3", Commit));
        (await Store.FindAsync(Tag, default)).ShouldBe(published);
        (await Read(published, (await Store.ListAssetsAsync(published, default)).ShouldHaveSingleItem())).ShouldBe("one");
        (await Store.PublishAsync(draft, isLatest: true, default)).ShouldBe(published);
        (await Store.PublishAsync(published, isLatest: true, default)).ShouldBe(published);
    }

    [Fact]
    public async Task A_published_release_becomes_a_draft_again_with_its_assets_and_can_be_published_anew()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        await Store.UploadAsync(draft, Asset("a.txt", "one"), default);
        var reopened = await Store.ReopenAsync(await Store.PublishAsync(draft, isLatest: true, default), default);
        (reopened.IsDraft, reopened.Tag, reopened.Title).ShouldBe((true, Tag, "Tool 1.2.3"));
        (await Store.ReopenAsync(reopened, default)).ShouldBe(reopened, "a draft stays as it is");
        (await Store.FindAsync(Tag, default)).ShouldBe(reopened);
        await Store.DeleteAssetAsync(reopened, (await Store.ListAssetsAsync(reopened, default)).ShouldHaveSingleItem(), default);
        await Store.UploadAsync(reopened, Asset("a.txt", "two"), default);
        var published = await Store.PublishAsync(reopened, isLatest: false, default);
        published.IsDraft.ShouldBeFalse();
        (await Read(published, (await Store.ListAssetsAsync(published, default)).ShouldHaveSingleItem())).ShouldBe("two");
    }

    [Fact]
    public async Task A_published_release_takes_and_gives_no_asset()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var asset = await Store.UploadAsync(draft, Asset("a.txt", "one"), default);
        await Store.PublishAsync(draft, isLatest: true, default);
        (await Should.ThrowAsync<ReleaseException>(() => Store.UploadAsync(draft, Asset("b.txt", "two"), default))).Message.ShouldContain("published");
        (await Should.ThrowAsync<ReleaseException>(() => Store.DeleteAssetAsync(draft, asset, default))).Message.ShouldContain("published");
    }

    [Fact]
    public async Task A_file_without_a_byte_is_taken_or_known_not_to_be()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        var upload = () => Store.UploadAsync(draft, Asset("empty.txt", ""), default);
        if (Store.Limits.TakesEmptyAssets)
        {
            (await Read(draft, await upload())).ShouldBeEmpty();
        }
        else
        {
            (await Should.ThrowAsync<ReleaseException>(upload)).Message.ShouldContain("'empty.txt' is empty");
            Store.Limits.Problems([("empty.txt", 0)]).ShouldHaveSingleItem();
        }
    }

    [Fact]
    public async Task What_is_too_much_is_known_before_anything_is_created()
    {
        Store.Limits.Problems([("a.txt", 1)]).ShouldBeEmpty();
        Store.AddressOf(Tag, "a.txt").ShouldEndWith("a.txt");
        (await Store.CheckAsync(Tag, Commit, default)).ShouldAllBe(check => check.Problem == null);
    }

    [Fact]
    public async Task A_published_release_is_not_deleted_as_a_draft()
    {
        var published = await Store.PublishAsync(await Store.CreateDraftAsync(Draft(), default), isLatest: true, default);
        await Should.ThrowAsync<ReleaseException>(() => Store.DeleteDraftAsync(published, default));
        (await Store.FindAsync(Tag, default)).ShouldBe(published);
    }

    [Fact]
    public async Task A_deleted_draft_is_gone_with_its_assets_and_can_be_made_anew()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        await Store.UploadAsync(draft, Asset("a.txt", "one"), default);
        await Store.DeleteDraftAsync(draft, default);
        (await Store.FindAsync(Tag, default)).ShouldBeNull();
        (await Store.ListAssetsAsync(await Store.CreateDraftAsync(Draft(), default), default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tags_of_any_form_stay_apart()
    {
        foreach (var tag in Tags)
        {
            await Store.PublishAsync(await Store.CreateDraftAsync(Draft(tag), default), isLatest: true, default);
        }

        (await Store.ListAsync(default)).Select(release => release.Tag).ShouldBe(Tags, ignoreOrder: true);
        foreach (var tag in Tags)
        {
            (await Store.FindAsync(tag, default))!.Tag.ShouldBe(tag);
        }
    }

    [Theory]
    [InlineData("../a.txt")]
    [InlineData("sub/a.txt")]
    [InlineData("sub\\a.txt")]
    [InlineData("..")]
    [InlineData("a b.txt")]
    [InlineData("a\n.txt")]
    [InlineData("")]
    public async Task A_name_that_is_no_asset_name_is_refused(string name)
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        await Should.ThrowAsync<ReleaseException>(() => Store.UploadAsync(draft, Asset("a.txt", "one") with { Name = name }, default));
        (await Store.ListAssetsAsync(draft, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_upload_is_absent_or_incomplete()
    {
        var draft = await Store.CreateDraftAsync(Draft(), default);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Store.UploadAsync(draft, Asset("a.txt", "one"), source.Token));
        (await Store.ListAssetsAsync(draft, default)).Where(asset => asset.IsComplete).ShouldBeEmpty();
    }

    protected AssetUpload Asset(string name, string content)
    {
        var file = Files.Write("to-upload/" + Guid.NewGuid().ToString("N"), content);
        return new AssetUpload(name, "text/plain", FileDigest.OfText(content), Encoding.UTF8.GetByteCount(content), file);
    }

    protected async Task<string> Read(StoredRelease release, StoredAsset asset)
    {
        await using var stream = await Store.OpenAssetAsync(release, asset, default);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    protected virtual void Dispose(bool disposing) => Files.Dispose();
}

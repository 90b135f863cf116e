using System.Text;
using Releasing.Artifacts;
using Releasing.Cake.Testing;
using Releasing.Core.Tests.Services;
using Releasing.Failures;
using Releasing.Services;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Releases;

namespace Releasing.Tests.Services.GitHub.Releases;

public sealed class GitHubStoreTests : ReleaseStoreContract
{
    private readonly FakeGitHub _github = FakeGitHub.StartAsync().GetAwaiter().GetResult();
    private readonly FakeRepository _repository;
    private readonly FaultyNetwork _network = new();
    private readonly GitHubClient _client;
    private readonly GitHubStore _store;

    public GitHubStoreTests()
    {
        _repository = _github.AddRepository("ada", "tool");
        foreach (var tag in Tags.Append(Tag))
        {
            _repository.AddTag(tag, Commit, annotated: tag.Length % 2 == 0);
        }

        _client = ClientOf(_github.Token);
        _store = new GitHubStore(_client, "ada", "tool");
    }

    protected override IReleaseStore Store => _store;

    [Fact]
    public async Task A_draft_is_created_once_although_the_answer_was_lost()
    {
        _network.LoseAnswer(HttpMethod.Post, "/releases");
        var draft = await _store.CreateDraftAsync(Draft(), default);
        _repository.Releases.ShouldHaveSingleItem();
        draft.ShouldBe(await _store.FindAsync(Tag, default));
        _network.Count(HttpMethod.Post, "/releases").ShouldBe(1);

        _network.LoseRequest(HttpMethod.Post, "/releases");
        await _store.CreateDraftAsync(Draft("cli/v1.0.0"), default);
        _repository.Releases.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_drafts_that_somebody_has_worked_on_are_named_and_neither_is_taken()
    {
        var (one, two) = (_repository.AddRelease(Tag, draft: true), _repository.AddRelease(Tag, draft: true));
        one.AddAsset("a.txt", "a"u8);
        two.AddAsset("b.txt", "b"u8);
        var message = (await Should.ThrowAsync<ReleaseException>(() => _store.FindAsync(Tag, default))).Message;
        message.ShouldContain("has 2 releases");
        message.ShouldContain("Delete those that are wrong");
        _repository.Releases.ShouldBe([one, two], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_drafts_that_one_request_left_twice_the_one_in_use_counts_and_publication_removes_the_other()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        await _client.SendAsync(new GitHubRequest(HttpMethod.Post, "/repos/ada/tool/releases") { Body = TheSameAgain() }, default);
        _repository.Releases.Count.ShouldBe(2);
        await _store.UploadAsync(draft, Asset("a.txt", "one"), default);

        var another = new GitHubStore(_client, "ada", "tool");
        (await another.FindAsync(Tag, default)).ShouldBe(draft);
        _repository.Releases.Count.ShouldBe(2, "to look changes nothing");
        await another.PublishAsync(draft, isLatest: true, default);
        _repository.Releases.ShouldHaveSingleItem().Assets.ShouldHaveSingleItem().Name.ShouldBe("a.txt");

        byte[] TheSameAgain() => Encoding.UTF8.GetBytes(_github.Exchanges.Single(exchange => exchange is { Method: "POST", Path: "/repos/ada/tool/releases" }).RequestJson!);
    }

    [Theory]
    [InlineData("v1.2.3", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "stands for commit aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa there, and bbbb")]
    [InlineData("v7.7.7", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Push it: git push origin v7.7.7")]
    public async Task A_release_needs_its_tag_at_the_built_commit(string tag, string commit, string problem)
    {
        (await Should.ThrowAsync<ReleaseException>(() => _store.CreateDraftAsync(Draft(tag) with { Commit = commit }, default))).Message.ShouldContain(problem);
        _repository.Releases.ShouldBeEmpty();
        (await _store.CheckAsync(tag, commit, default)).Single(check => check.Name == $"tag {tag}").Problem!.ShouldContain(problem.Split('.')[0][..12]);
    }

    [Fact]
    public async Task The_commit_of_a_release_is_that_of_its_tag_wherever_its_page_points()
    {
        _repository.AddRelease(Tag);
        (await _store.FindAsync(Tag, default))!.Commit.ShouldBe(Commit);
        (await _store.ListAsync(default)).ShouldHaveSingleItem().Commit.ShouldBe("main");
    }

    [Fact]
    public async Task An_upload_whose_answer_was_lost_is_found_and_not_sent_again()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        _network.LoseAnswer(HttpMethod.Post, "/assets");
        var asset = await _store.UploadAsync(draft, Asset("a.txt", "one"), default);
        asset.Sha256.ShouldBe(FileDigest.OfText("one"));
        _network.Count(HttpMethod.Post, "/assets").ShouldBe(1);
        _repository.Releases[0].Assets.ShouldHaveSingleItem().State.ShouldBe("uploaded");
    }

    [Fact]
    public async Task What_a_broken_upload_left_is_removed_and_the_file_sent_anew()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        _repository.Releases[0].AddStarter("a.txt");
        var left = (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem();
        left.IsComplete.ShouldBeFalse();
        await Should.ThrowAsync<ReleaseException>(() => _store.OpenAssetAsync(draft, left, default));
        await Should.ThrowAsync<ReleaseException>(() => _store.PublishAsync(draft, isLatest: true, default));
        await _store.UploadAsync(draft, Asset("a.txt", "one"), default);
        _network.Count(HttpMethod.Post, "/assets").ShouldBe(1, "the left-over was known");

        // Nobody has seen this one: only GitHub's refusal tells of it.
        _repository.Releases[0].AddStarter("b.txt");
        await _store.UploadAsync(draft, Asset("b.txt", "two"), default);
        _repository.Releases[0].Assets.Select(asset => (asset.Name, asset.State)).ShouldBe([("a.txt", "uploaded"), ("b.txt", "uploaded")]);
    }

    [Fact]
    public async Task A_complete_asset_with_the_same_bytes_is_the_upload_also_where_GitHub_tells_no_digest()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        _repository.Releases[0].AddAsset("a.txt", "one"u8).Digest = null;
        (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().Sha256.ShouldBeNull();
        (await _store.UploadAsync(draft, Asset("a.txt", "one"), default)).Sha256.ShouldBe(FileDigest.OfText("one"));
        var error = await Should.ThrowAsync<ReleaseException>(() => _store.UploadAsync(draft, Asset("a.txt", "two"), default));
        error.Message.ShouldContain(FileDigest.OfText("one"));
        error.Message.ShouldContain(FileDigest.OfText("two"));
    }

    [Theory]
    [InlineData("sha512:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sha256:aa")]
    [InlineData("")]
    public async Task A_digest_in_another_form_is_none(string digest)
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        _repository.Releases[0].AddAsset("a.txt", "one"u8).Digest = digest;
        (await _store.ListAssetsAsync(draft, default)).ShouldHaveSingleItem().Sha256.ShouldBeNull();
    }

    [Fact]
    public async Task Assets_come_from_the_storage_without_the_token_and_are_what_they_are()
    {
        var draft = await _store.CreateDraftAsync(Draft(), default);
        var asset = await _store.UploadAsync(draft, Asset("a.txt", "one"), default);
        _repository.Releases[0].Assets[0].Corrupt("two"u8);
        (await Read(draft, asset)).ShouldBe("two", "the bytes, whatever the API tells of them");
        _github.Exchanges.Where(exchange => exchange.Origin == "downloads").ShouldHaveSingleItem().HasToken.ShouldBeFalse();
        _github.Exchanges.Where(exchange => exchange.Origin != "downloads").ShouldAllBe(exchange => exchange.HasToken);
        _repository.Releases[0].Assets[0].Corrupt("three"u8);
        await Should.ThrowAsync<ReleaseException>(() => Read(draft, asset));
    }

    [Fact]
    public async Task Every_page_of_a_list_counts()
    {
        for (var index = 0; index < 120; index++)
        {
            _repository.AddRelease($"v0.0.{index}");
        }

        var draft = await _store.CreateDraftAsync(Draft(), default);
        for (var index = 0; index < 120; index++)
        {
            _repository.Releases.Single(release => release.Tag == Tag).AddAsset($"file-{index}", "x"u8);
        }

        (await _store.ListAssetsAsync(draft, default)).Count.ShouldBe(120);
        (await _store.FindAsync("v0.0.0", default)).ShouldNotBeNull();
        (await _store.ListAsync(default)).Count.ShouldBe(121);
    }

    [Fact]
    public async Task Publishing_says_whether_it_is_the_latest_and_survives_a_lost_answer()
    {
        await _store.PublishAsync(await _store.CreateDraftAsync(Draft(), default), isLatest: true, default);
        _network.LoseAnswer(HttpMethod.Patch, "");
        var older = await _store.PublishAsync(await _store.CreateDraftAsync(Draft("v1.0.0"), default), isLatest: false, default);
        older.IsDraft.ShouldBeFalse();
        _repository.LatestRelease!.Tag.ShouldBe(Tag);
        _github.Exchanges.Where(exchange => exchange.Method == "PATCH").ShouldAllBe(exchange => exchange.RequestJson!.Contains("\"make_latest\":\""));
    }

    [Fact]
    public async Task What_is_immutable_is_not_opened_again()
    {
        _repository.HasImmutableReleases = true;
        var published = await _store.PublishAsync(await _store.CreateDraftAsync(Draft(), default), isLatest: true, default);
        (await Should.ThrowAsync<ReleaseException>(() => _store.ReopenAsync(published, default))).Message.ShouldContain("is immutable and does not change any more. Release a new version.");
        (await _store.FindAsync(Tag, default))!.IsDraft.ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_that_may_not_write_is_told_before_anything_is_created()
    {
        _github.AddToken(new FakeToken("ghp_reader") { Scopes = ["read:org"] });
        using var client = ClientOf("ghp_reader");
        var store = new GitHubStore(client, "ada", "tool");
        (await store.CheckAsync(Tag, Commit, default)).Single(check => check.Name == "contents: write").Problem.ShouldBe("the token's owner may read the repository and not write to it");
        (await store.CheckAsync(Tag, Commit, default)).Count(check => check.Problem is not null).ShouldBe(1);

        using var stranger = ClientOf("ghp_wrong");
        (await new GitHubStore(stranger, "ada", "tool").CheckAsync(Tag, Commit, default)).ShouldHaveSingleItem().Problem!.ShouldContain("401");
        using var nobody = ClientOf(null);
        (await new GitHubStore(nobody, "ada", "tool").CheckAsync(Tag, Commit, default)).ShouldHaveSingleItem().Problem.ShouldBe("there is none");
        (await new GitHubStore(_client, "ada", "other").CheckAsync(Tag, Commit, default)).Single(check => check.Problem is not null).Name.ShouldBe("ada/other");
    }

    [Fact]
    public void An_asset_is_found_where_GitHub_shows_it()
    {
        using var client = new GitHubClient(GitHubServer.At("https://api.github.com", "test"), null);
        new GitHubStore(client, "ada", "tool").AddressOf("cli/v1.0.0+b", "a+b.txt").ShouldBe("https://github.com/ada/tool/releases/download/cli/v1.0.0%2Bb/a%2Bb.txt");
    }

    [Fact]
    public void The_limits_of_GitHub_are_told_for_all_assets_at_once()
    {
        (string, long?)[] assets = [("a", _store.Limits.LargestAsset), .. Enumerable.Range(0, 1000).Select(index => ($"f{index}", index < 2 ? 2L * 1024 * 1024 * 1024 : 1))];
        _store.Limits.Problems(assets).Count().ShouldBe(3);
        _store.Limits.Problems(assets[3..]).ShouldBeEmpty();
    }

    protected override void Dispose(bool disposing)
    {
        _client.Dispose();
        _network.Dispose();
        _github.DisposeAsync().AsTask().GetAwaiter().GetResult();
        base.Dispose(disposing);
    }

    private GitHubClient ClientOf(string? token) => new(
        GitHubServer.At(_github.Api.AbsoluteUri, "test"), token is null ? null : new GitHubToken(token, "variable GITHUB_TOKEN"),
        new GitHubLimits { Attempts = 3, FirstPause = TimeSpan.FromMilliseconds(1) }, _network);
}

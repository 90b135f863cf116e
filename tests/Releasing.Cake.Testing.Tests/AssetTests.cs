using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>Assets, as GitHub keeps them.</summary>
public sealed class AssetTests : FakeGitHubTests
{
    private static readonly byte[] s_bytes = [.. "The analytical engine"u8];

    private FakeRelease _release = null!;
    private JsonNode _json = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _release = Repository.AddRelease("v1.0.0", draft: true);
        _json = await Connection.GetAsync($"repos/ada/engine/releases/{_release.Id}");
    }

    [Fact]
    public async Task An_upload_is_told_with_size_and_digest()
    {
        var asset = await Connection.UploadAsync(_json, "engine.zip", s_bytes);

        asset["state"]!.GetValue<string>().ShouldBe("uploaded");
        asset["size"]!.GetValue<long>().ShouldBe(s_bytes.Length);
        asset["digest"]!.GetValue<string>().ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(s_bytes)));
        _release.Assets.ShouldHaveSingleItem().ReadBytes().ShouldBe(s_bytes);
    }

    [Fact]
    public async Task A_download_is_redirected_to_another_host()
    {
        var asset = await Connection.UploadAsync(_json, "engine.zip", s_bytes);

        using var redirect = await Connection.SendAsync(HttpMethod.Get, asset["url"]!.GetValue<string>(), null, ("Accept", "application/octet-stream"));

        ((int)redirect.StatusCode).ShouldBe(302);
        redirect.Headers.Location!.Port.ShouldBe(GitHub.Downloads.Port);
        using var anybody = new GitHubConnection(GitHub) { Token = "" };
        using var download = await anybody.SendAsync(HttpMethod.Get, redirect.Headers.Location.AbsoluteUri);
        (await download.Content.ReadAsByteArrayAsync()).ShouldBe(s_bytes);
        using var withToken = await Connection.SendAsync(HttpMethod.Get, redirect.Headers.Location.AbsoluteUri);
        ((int)withToken.StatusCode).ShouldBe(400);
        GitHub.Exchanges[^1].HasToken.ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_leads_to_the_bytes_once_it_is_published()
    {
        var asset = await Connection.UploadAsync(_json, "engine.zip", s_bytes);
        asset["browser_download_url"]!.GetValue<string>().ShouldContain("/untagged-");
        await Connection.PatchAsync($"repos/ada/engine/releases/{_release.Id}", new JsonObject { ["draft"] = false, ["target_commitish"] = new string('a', 40) });

        using var page = await Connection.SendAsync(HttpMethod.Get, $"{GitHub.Downloads}ada/engine/releases/download/v1.0.0/engine.zip");

        ((int)page.StatusCode).ShouldBe(302);
    }

    [Fact]
    public async Task A_name_is_taken_once_also_by_what_broke_off()
    {
        _release.AddStarter("engine.zip");

        var refused = await Connection.UploadAsync(_json, "engine.zip", s_bytes, 422);

        refused["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("already_exists");
        _release.Assets.ShouldHaveSingleItem().State.ShouldBe("starter");
    }

    [Theory]
    [InlineData("engine~rc1 (final).zip", "engine.rc1.final.zip")]
    [InlineData("engine_1.0+7-x.tar.gz", "engine_1.0+7-x.tar.gz")]
    [InlineData(".env", "default.env")]
    [InlineData("../../engine", "default.engine")]
    public async Task Names_are_rewritten(string sent, string kept) =>
        (await Connection.UploadAsync(_json, sent, s_bytes))["name"]!.GetValue<string>().ShouldBe(kept);

    [Fact]
    public async Task Assets_come_in_pages()
    {
        for (var number = 0; number < 3; number++)
        {
            _release.AddAsset($"{number}.zip", s_bytes);
        }

        (await Connection.GetAsync($"repos/ada/engine/releases/{_release.Id}/assets?per_page=2&page=2")).AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_asset_is_deleted_once()
    {
        var asset = await Connection.UploadAsync(_json, "engine.zip", s_bytes);
        var address = asset["url"]!.GetValue<string>();

        using var deleted = await Connection.SendAsync(HttpMethod.Delete, address);
        using var again = await Connection.SendAsync(HttpMethod.Delete, address);

        ((int)deleted.StatusCode).ShouldBe(204);
        ((int)again.StatusCode).ShouldBe(404);
        _release.Assets.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_immutable_release_keeps_its_assets()
    {
        Repository.HasImmutableReleases = true;
        var asset = await Connection.UploadAsync(_json, "engine.zip", s_bytes);
        await Connection.PatchAsync($"repos/ada/engine/releases/{_release.Id}", new JsonObject { ["draft"] = false, ["target_commitish"] = new string('a', 40) });

        await Connection.UploadAsync(_json, "other.zip", s_bytes, 422);
        using var deleted = await Connection.SendAsync(HttpMethod.Delete, asset["url"]!.GetValue<string>());

        ((int)deleted.StatusCode).ShouldBe(422);
    }

    [Fact]
    public async Task An_upload_without_bytes_is_refused() => await Connection.UploadAsync(_json, "empty.zip", [], 400);

    [Fact]
    public async Task The_record_knows_the_host_and_the_json_and_no_token()
    {
        await Connection.UploadAsync(_json, "engine.zip", s_bytes);

        var upload = GitHub.Exchanges[^1];
        upload.Origin.ShouldBe("uploads");
        upload.Query.ShouldBe("name=engine.zip");
        upload.Status.ShouldBe(201);
        upload.RequestBytes.ShouldBe(s_bytes.Length);
        upload.ResponseJson!.ShouldContain("uploaded");
        string.Join('\n', upload.RequestHeaders.Values).ShouldNotContain(GitHub.Token);
    }
}

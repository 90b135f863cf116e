using System.Text.Json.Nodes;

namespace Releasing.Cake.Testing.Tests;

/// <summary>Releases, as GitHub keeps them.</summary>
public sealed class ReleaseTests : FakeGitHubTests
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Repository.AddTag("v1.0.0", Commit);
    }

    [Fact]
    public async Task A_draft_is_found_by_listing_and_not_by_its_tag()
    {
        var draft = await DraftAsync("v1.0.0");

        (await Connection.GetAsync("repos/ada/engine/releases"))[0]!["id"]!.GetValue<long>().ShouldBe(draft["id"]!.GetValue<long>());
        await Connection.GetAsync("repos/ada/engine/releases/tags/v1.0.0", 404);
        await Connection.GetAsync("repos/ada/engine/releases/latest", 404);
    }

    [Fact]
    public async Task A_draft_is_invisible_without_the_permission_to_write()
    {
        var draft = await DraftAsync("v1.0.0");
        using var anybody = new GitHubConnection(GitHub) { Token = "" };

        (await anybody.GetAsync("repos/ada/engine/releases")).AsArray().ShouldBeEmpty();
        await anybody.GetAsync($"repos/ada/engine/releases/{draft["id"]}", 404);
    }

    [Fact]
    public async Task Publication_makes_it_public_and_the_latest()
    {
        var draft = await DraftAsync("v1.0.0");

        var published = await PublishAsync(draft, "true");

        published["published_at"]!.GetValue<string>().ShouldNotBeNull();
        (await Connection.GetAsync("repos/ada/engine/releases/tags/v1.0.0"))["draft"]!.GetValue<bool>().ShouldBeFalse();
        (await Connection.GetAsync("repos/ada/engine/releases/latest"))["tag_name"]!.GetValue<string>().ShouldBe("v1.0.0");
        Repository.Releases.ShouldHaveSingleItem().IsLatest.ShouldBeTrue();
    }

    [Fact]
    public async Task A_release_that_is_not_to_be_the_latest_leaves_the_other_one()
    {
        Repository.AddTag("v0.9.1", Commit);
        await PublishAsync(await DraftAsync("v1.0.0"), "true");
        await PublishAsync(await DraftAsync("v0.9.1"), "false");

        (await Connection.GetAsync("repos/ada/engine/releases/latest"))["tag_name"]!.GetValue<string>().ShouldBe("v1.0.0");
    }

    [Fact]
    public async Task A_tag_has_one_published_release_and_any_number_of_drafts()
    {
        var first = await DraftAsync("v1.0.0");
        var second = await DraftAsync("v1.0.0");
        await PublishAsync(first, "true");

        var refused = await Connection.PatchAsync($"repos/ada/engine/releases/{second["id"]}", new JsonObject { ["draft"] = false }, 422);

        refused["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("already_exists");
    }

    [Fact]
    public async Task Make_latest_is_a_string()
    {
        var draft = await DraftAsync("v1.0.0");

        await Connection.PatchAsync($"repos/ada/engine/releases/{draft["id"]}", new JsonObject { ["draft"] = false, ["make_latest"] = true }, 422);
    }

    [Fact]
    public async Task Publication_makes_a_tag_that_is_missing()
    {
        var draft = await Connection.PostAsync("repos/ada/engine/releases", new JsonObject { ["tag_name"] = "v2.0.0", ["target_commitish"] = Commit, ["draft"] = true });
        Repository.Tags.ShouldNotContain(tag => tag.Name == "v2.0.0");

        await PublishAsync(draft, "true");

        Repository.Tags.ShouldContain(new FakeTag("v2.0.0", Commit, null));
    }

    [Fact]
    public async Task Lists_come_in_pages_that_lead_to_each_other()
    {
        for (var number = 0; number < 5; number++)
        {
            Repository.AddRelease($"v0.{number}.0");
        }

        using var first = await Connection.SendAsync(HttpMethod.Get, "repos/ada/engine/releases?per_page=2");
        using var last = await Connection.SendAsync(HttpMethod.Get, "repos/ada/engine/releases?per_page=2&page=3");

        first.Headers.GetValues("Link").Single().ShouldBe(
            $"<{GitHub.Api}repos/ada/engine/releases?per_page=2&page=2>; rel=\"next\", <{GitHub.Api}repos/ada/engine/releases?per_page=2&page=3>; rel=\"last\"");
        last.Headers.GetValues("Link").Single().ShouldNotContain("next");
        JsonNode.Parse(await last.Content.ReadAsStringAsync())!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unchanged_answer_is_not_sent_again()
    {
        using var first = await Connection.SendAsync(HttpMethod.Get, "repos/ada/engine");
        using var second = await Connection.SendAsync(HttpMethod.Get, "repos/ada/engine", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        ((int)second.StatusCode).ShouldBe(304);
    }

    [Fact]
    public async Task Without_permission_it_says_which_one_is_missing()
    {
        GitHub.AddToken(new FakeToken("reader") { Permissions = new Dictionary<string, string> { ["contents"] = "read" } });
        using var reader = new GitHubConnection(GitHub, "reader");

        using var refused = await reader.SendAsync(HttpMethod.Post, "repos/ada/engine/releases");

        ((int)refused.StatusCode).ShouldBe(403);
        refused.Headers.GetValues("x-accepted-github-permissions").ShouldBe(["contents=write"]);
        using var stranger = new GitHubConnection(GitHub, "stranger");
        (await stranger.GetAsync("repos/ada/engine", 401))["message"]!.GetValue<string>().ShouldBe("Bad credentials");
    }

    [Fact]
    public async Task A_tag_is_a_reference_and_an_object()
    {
        var reference = await Connection.GetAsync("repos/ada/engine/git/ref/tags/v1.0.0");
        reference["object"]!["type"]!.GetValue<string>().ShouldBe("tag");

        var tag = await Connection.GetAsync($"repos/ada/engine/git/tags/{reference["object"]!["sha"]}");

        tag["object"]!["sha"]!.GetValue<string>().ShouldBe(Commit);
    }

    private Task<JsonNode> DraftAsync(string tag) => Connection.PostAsync("repos/ada/engine/releases", new JsonObject { ["tag_name"] = tag, ["draft"] = true });

    private Task<JsonNode> PublishAsync(JsonNode draft, string makeLatest) =>
        Connection.PatchAsync($"repos/ada/engine/releases/{draft["id"]}", new JsonObject { ["draft"] = false, ["make_latest"] = makeLatest });
}

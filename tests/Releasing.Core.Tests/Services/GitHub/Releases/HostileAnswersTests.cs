using Releasing.Artifacts;
using Releasing.Core.Tests;
using Releasing.Failures;
using Releasing.Services;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.Releases;

namespace Releasing.Tests.Services.GitHub.Releases;

public sealed class HostileAnswersTests : IDisposable
{
    private const string Secret = "ghp_0123456789abcdef";
    private const string Draft = """{"id":1,"tag_name":"v1","target_commitish":"main","draft":true,"prerelease":false,"upload_url":"https://uploads.github.com/repos/ada/tool/releases/1/assets{?name,label}","html_url":"https://github.com/ada/tool/releases/1"}""";

    private static readonly GitHubLimits s_limits = new() { Attempts = 2 };
    private static readonly StoredRelease s_draft = new("1", "v1", "", "", "", Prerelease: false, IsDraft: true, "");

    private readonly TemporaryFolder _files = new();
    private readonly PassingTime _time = new(s_limits.AttemptTime, s_limits.TotalTime, s_limits.StallTime);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("sha256:", 3, "uploaded", "a.txt")]
    [InlineData("", 4, "uploaded", "a.txt")]
    [InlineData("", 3, "open", "a.txt")]
    [InlineData("", 3, "uploaded", "default.a.txt")]
    [InlineData("", 3, "uploaded", "../../a.txt")]
    public async Task An_upload_that_became_something_else_is_removed_and_told(string digest, int size, string state, string name)
    {
        var told = digest.Length == 0 ? "null" : $"\"{digest}{new string('0', 64)}\"";
        var hub = new ScriptedGitHub(
            ScriptedGitHub.Json(Draft), ScriptedGitHub.Json($$$"""{"id":9,"name":"{{{name}}}","size":{{{size}}},"state":"{{{state}}}","digest":{{{told}}}}""", 201), ScriptedGitHub.Json("", 204));
        (await Should.ThrowAsync<ReleaseException>(() => Upload(hub))).Message.ShouldContain("and was removed");
        (hub.Requests[2].Method, hub.Requests[2].Address).ShouldBe((HttpMethod.Delete, "https://api.github.com/repos/ada/tool/releases/assets/9"));
    }

    [Theory]
    [InlineData("https://evil.example.org/assets")]
    [InlineData("http://169.254.169.254/latest")]
    public async Task An_upload_address_elsewhere_gets_neither_token_nor_file(string elsewhere)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json(Draft.Replace("https://uploads.github.com", elsewhere, StringComparison.Ordinal)), ScriptedGitHub.Json("{}", 201));
        (await Should.ThrowAsync<GitHubException>(() => Upload(hub))).Message.ShouldContain("which is not the API");
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_others_call_their_assets_does_no_harm()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""[{"id":1,"name":"../../etc/passwd","size":1,"state":"uploaded"},{"id":2,"name":"\u001b[31mred","size":1,"state":"starter"}]"""));
        using var client = Client(hub);
        var store = new GitHubStore(client, "ada", "tool");
        var assets = await store.ListAssetsAsync(s_draft, default);
        assets.Select(asset => asset.Name).ShouldBe(["../../etc/passwd", "\u001b[31mred"], "as they are: whoever writes or prints them makes them harmless");
        (await Should.ThrowAsync<ReleaseException>(() => store.OpenAssetAsync(s_draft, assets[1], default))).Message.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_assets_of_one_name_are_the_complete_one()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""[{"id":1,"name":"a","size":0,"state":"starter"},{"id":2,"name":"a","size":1,"state":"uploaded"},{"id":3,"name":"a","size":0,"state":"starter"}]"""));
        using var client = Client(hub);
        (await new GitHubStore(client, "ada", "tool").ListAssetsAsync(s_draft, default)).ShouldHaveSingleItem().Id.ShouldBe("2");
    }

    [Fact]
    public async Task A_tag_of_tags_without_end_ends()
    {
        var tag = """{"object":{"type":"tag","sha":"cccccccccccccccccccccccccccccccccccccccc"}}""";
        var hub = new ScriptedGitHub(ScriptedGitHub.Json($"[{Draft}]"), ScriptedGitHub.Json(tag));
        using var client = Client(hub);
        (await Should.ThrowAsync<ReleaseException>(() => new GitHubStore(client, "ada", "tool").FindAsync("v1", default))).Message.ShouldContain("tag of a tag");
        hub.Requests.Count.ShouldBeLessThan(10);
    }

    [Theory]
    [InlineData("tree")]
    [InlineData("\\u001b[31mblob")]
    public async Task A_tag_of_something_else_is_told(string type)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json($"[{Draft}]"), ScriptedGitHub.Json($$$"""{"object":{"type":"{{{type}}}","sha":"cccccccccccccccccccccccccccccccccccccccc"}}"""));
        using var client = Client(hub);
        var message = (await Should.ThrowAsync<ReleaseException>(() => new GitHubStore(client, "ada", "tool").FindAsync("v1", default))).Message;
        message.ShouldContain("Tag the commit");
        message.Any(char.IsControl).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""[{"id":1}]""")]
    [InlineData("""[null]""")]
    [InlineData("""{"id":1}""")]
    [InlineData("""[{"id":"1","tag_name":null,"target_commitish":"main","draft":true,"prerelease":false}]""")]
    public async Task Releases_in_another_form_are_none(string json)
    {
        using var client = Client(new ScriptedGitHub(ScriptedGitHub.Json(json)));
        (await Should.ThrowAsync<GitHubException>(() => new GitHubStore(client, "ada", "tool").ListAsync(default))).Message.ShouldContain("not what the API documents");
    }

    [Theory]
    [InlineData("read:org", true, "the token has the scope 'read:org', not 'repo'")]
    [InlineData("", false, "the token has no scope, not 'repo'")]
    [InlineData("public_repo", true, "the token has the scope 'public_repo', not 'repo'")]
    [InlineData("public_repo, read:org", false, null)]
    [InlineData("repo", true, null)]
    public async Task The_scopes_of_a_classic_token_are_held_against_the_repository(string scopes, bool isPrivate, string? problem)
    {
        var repository = ScriptedGitHub.Json($$$"""{"full_name":"Ada/Tool","private":{{{(isPrivate ? "true" : "false")}}},"permissions":{"push":true}}""", 200, ("x-oauth-scopes", scopes));
        using var client = Client(new ScriptedGitHub(repository, ScriptedGitHub.Json("{}", 404)));
        (await new GitHubStore(client, "ada", "tool").CheckAsync("v1", new string('a', 40), default)).Single(check => check.Name == "contents: write").Problem.ShouldBe(problem);
    }

    [Theory]
    [InlineData("""{"full_name":"ada/renamed"}""", "it is called ada/renamed now")]
    [InlineData("""{"full_name":"ada/tool","archived":true}""", "it is archived, and nothing in it can change")]
    public async Task A_repository_that_takes_no_release_is_told(string json, string problem)
    {
        using var client = Client(new ScriptedGitHub(ScriptedGitHub.Json(json), ScriptedGitHub.Json("{}", 404)));
        (await new GitHubStore(client, "ada", "tool").CheckAsync("v1", new string('a', 40), default)).Single(check => check.Name == "ada/tool").Problem.ShouldBe(problem);
    }

    [Theory]
    [InlineData("..", "tool")]
    [InlineData("ada", "")]
    public void A_repository_has_a_name(string owner, string name)
    {
        using var client = Client(new ScriptedGitHub());
        Should.Throw<InvalidInputException>(() => new GitHubStore(client, owner, name));
    }

    private GitHubClient Client(ScriptedGitHub hub) => new(GitHubServer.At("https://api.github.com", "test"), new GitHubToken(Secret, "variable GITHUB_TOKEN"), s_limits, hub, _time);

    private async Task<StoredAsset> Upload(ScriptedGitHub hub)
    {
        using var client = Client(hub);
        var upload = new AssetUpload("a.txt", "text/plain", FileDigest.OfText("one"), 3, _files.Write("a.txt", "one"));
        return await new GitHubStore(client, "ada", "tool").UploadAsync(s_draft, upload, default);
    }
}

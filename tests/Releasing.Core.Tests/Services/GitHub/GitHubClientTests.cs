using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub;

public sealed class GitHubClientTests : GitHubClientFixture
{
    [Fact]
    public async Task Says_who_asks_and_for_which_API()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""["a"]"""));
        (await Get(hub)).ShouldBe(["a"]);
        var seen = hub.Requests.Single();
        seen.Address.ShouldBe("https://api.github.com/repos/ada/tool");
        seen.Headers["Authorization"].ShouldBe("Bearer " + Secret);
        seen.Headers["X-GitHub-Api-Version"].ShouldBe("2022-11-28");
        seen.Headers["User-Agent"].ShouldStartWith("releasing/");
        seen.Headers["Accept"].ShouldBe("application/vnd.github+json");
    }

    [Fact]
    public async Task A_wrong_token_is_told_at_once()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest"}""", 401, ("x-github-request-id", "AB:12")));
        var error = await Fails(hub);
        error.Status.ShouldBe(401);
        error.Message.ShouldBe("GitHub: GET /repos/ada/tool answered 401: Bad credentials. See https://docs.github.com/rest. Request AB:12. The token of variable GITHUB_TOKEN is wrong or has expired: give another one.");
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_scope_is_named()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Must have admin rights"}""", 403, ("x-oauth-scopes", "gist"), ("x-accepted-oauth-scopes", "repo, public_repo")));
        (await Fails(hub)).Message.ShouldEndWith("The token of variable GITHUB_TOKEN has the scope 'gist' and needs 'repo' or 'public_repo': give it that one.");
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_permission_of_a_workflow_is_named()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Resource not accessible by integration"}""", 403, ("x-accepted-github-permissions", "contents=write,workflows=write; pull_requests=write")));
        (await Fails(hub)).Message.ShouldEndWith("In a workflow, give the job 'permissions: pull-requests: write'; any other token needs the same permission.");
    }

    [Fact]
    public async Task A_request_knows_its_permission_where_GitHub_does_not_say()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("{}", 403));
        using var client = Client(hub);
        var error = await Should.ThrowAsync<GitHubException>(() => client.SendAsync(new GitHubRequest(HttpMethod.Delete, Path) { Permission = "contents: write" }, default));
        error.Message.ShouldBe("GitHub: DELETE /repos/ada/tool answered 403. In a workflow, give the job 'permissions: contents: write'; any other token needs the same permission.");
    }

    [Fact]
    public async Task Wrong_data_are_named()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Validation Failed","errors":[{"resource":"Release","field":"tag_name","code":"already_exists"},"odd"]}""", 422));
        (await Fails(hub)).Message.ShouldContain("answered 422: Validation Failed; Release tag_name already_exists; odd. Mend");
    }

    [Theory]
    [InlineData("https://evil.example.org/x")]
    [InlineData("http://api.github.com/x")]
    [InlineData("https://api.github.com:8443/x")]
    [InlineData("https://user@api.github.com/x")]
    [InlineData("//evil.example.org/x")]
    public async Task The_token_follows_no_redirect_to_another_host(string elsewhere)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("{}", 302, ("Location", elsewhere)), ScriptedGitHub.Json("[]"));
        (await Fails(hub)).Message.ShouldContain("which is not the API");
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_within_the_API_but_not_for_ever()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("{}", 301, ("Location", "https://api.github.com/repositories/12")), ScriptedGitHub.Json("""["c"]"""));
        (await Get(hub)).ShouldBe(["c"]);
        hub.Requests[1].Address.ShouldBe("https://api.github.com/repositories/12");

        var round = new ScriptedGitHub(ScriptedGitHub.Json("{}", 307, ("Location", "/repos/ada/tool")));
        (await Fails(round)).Message.ShouldContain("redirected more than 3 times");
    }

    [Fact]
    public async Task What_changes_something_follows_no_redirect()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("{}", 307, ("Location", "https://api.github.com/x")));
        using var client = Client(hub);
        (await Should.ThrowAsync<GitHubException>(() => client.SendAsync(new GitHubRequest(HttpMethod.Post, Path), default))).Status.ShouldBe(307);
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        var hub = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new EndlessContent() });
        (await Fails(hub)).Message.ShouldContain("answered more than 1048576 bytes");
        hub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(100_000)]
    public async Task Deep_JSON_is_refused(int depth)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json(new string('[', depth) + new string(']', depth)));
        using var client = Client(hub);
        (await Should.ThrowAsync<GitHubException>(() => client.GetAsync(Path, (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement)), default))).Message
            .ShouldContain("JSON that is not what the API documents");
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_no_answer()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Text("<html>Sign in</html>", "text/html", 200));
        (await Fails(hub)).Message.ShouldContain("answered text/html instead of JSON");
        hub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Escapes_and_tokens_in_what_GitHub_says_do_no_harm()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json($$"""{"message":"\u001b[31mred\u202e {{Secret}}\nnext","documentation_url":"javascript:x"}""", 400));
        var message = (await Fails(hub)).Message;
        message.ShouldContain("\uFFFD[31mred\uFFFD *** next");
        message.ShouldNotContain("javascript");
        message.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_attempt_is_a_line_without_the_token()
    {
        var hub = new ScriptedGitHub(
            ScriptedGitHub.Json("{}", 500, ("x-github-request-id", $"1:{Secret}")), _ => throw new HttpRequestException($"reset by {Secret}"), ScriptedGitHub.Json("[]", 200, ("x-ratelimit-remaining", "4999")));
        await Get(hub);
        _log.Count.ShouldBe(3);
        _log[0].ShouldStartWith("GitHub: GET /repos/ada/tool: 500 after ");
        _log[0].ShouldEndWith("request 1:***");
        _log[1].ShouldBe("GitHub: GET /repos/ada/tool: reset by ***");
        _log[2].ShouldEndWith("2 bytes, 4999 requests left");
        string.Join('\n', _log).ShouldNotContain(Secret);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public void Names_do_not_climb_out_of_their_path(string name) => Should.Throw<Releasing.Failures.InvalidInputException>(() => GitHubRequest.PathOf("repos", name));

    [Fact]
    public void Names_are_escaped() => GitHubRequest.PathOf("repos", "a/b", "c?d#e%2f").ShouldBe("/repos/a%2Fb/c%3Fd%23e%252f");

    [Theory]
    [InlineData("ab c")]
    [InlineData("ab\ncd")]
    [InlineData("ä")]
    [InlineData(" ")]
    public void A_token_is_one_word_and_its_refusal_does_not_show_it(string value) =>
        Should.Throw<Releasing.Failures.InvalidInputException>(() => new GitHubToken(value, "variable X")).Message.ShouldBe("GitHub, variable X: what it holds is no token. Give the token alone, on one line.");

    [Fact]
    public void A_token_does_not_print()
    {
        new GitHubToken(Secret + "\n", "variable X").ToString().ShouldBe("***");
        GitHubToken.Find(name => name == "GH_TOKEN" ? Secret : "")!.Source.ShouldBe("variable GH_TOKEN");
        GitHubToken.Find(_ => null).ShouldBeNull();
    }
}

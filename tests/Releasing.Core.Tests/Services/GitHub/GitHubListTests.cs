using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub;

public sealed class GitHubListTests : GitHubClientFixture
{
    [Fact]
    public async Task Lists_are_read_page_by_page()
    {
        var hub = new ScriptedGitHub(
            ScriptedGitHub.Json("""["a","b"]""", 200, ("Link", "<https://api.github.com/repositories/1?page=1>; rel=\"prev\", <https://api.github.com/repositories/1/tags?page=2>; rel=\"next\"")),
            ScriptedGitHub.Json("""["c"]""", 200, ("Link", "<https://api.github.com/x>; rel=\"last\"")));
        (await List(hub, s_limits)).ShouldBe(["a", "b", "c"]);
        hub.Requests[1].Address.ShouldBe("https://api.github.com/repositories/1/tags?page=2");
    }

    [Fact]
    public async Task A_list_without_end_ends()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]", 200, ("Link", "<https://api.github.com/x>; rel=next")));
        (await Should.ThrowAsync<GitHubException>(() => List(hub, s_limits with { MostPages = 4 }))).Message.ShouldContain("has more than 4 pages");
        hub.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_next_page_is_not_asked_for_elsewhere()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]", 200, ("Link", "<https://evil.example.org/x>; rel=\"next\"")));
        await Should.ThrowAsync<GitHubException>(() => List(hub, s_limits));
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_unchanged_answer_is_not_sent_again()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""["a"]""", 200, ("ETag", "W/\"1\"")), ScriptedGitHub.Json("", 304), ScriptedGitHub.Json("""["b"]""", 200, ("ETag", "W/\"2\"")));
        using var client = Client(hub);
        (await client.GetAsync(Path, Strings, default)).ShouldBe(["a"]);
        (await client.GetAsync(Path, Strings, default)).ShouldBe(["a"]);
        (await client.GetAsync(Path, Strings, default)).ShouldBe(["b"]);
        hub.Requests[0].Headers.ShouldNotContainKey("If-None-Match");
        hub.Requests[1].Headers["If-None-Match"].ShouldBe("W/\"1\"");
    }
}

using System.Globalization;
using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub;

public sealed class GitHubWaitingTests : GitHubClientFixture
{
    [Fact]
    public async Task A_secondary_limit_is_waited_for_as_GitHub_says()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"You have exceeded a secondary rate limit"}""", 403, ("Retry-After", "47")), ScriptedGitHub.Json("[]"));
        await Get(hub);
        _time.Pauses.ShouldBe([TimeSpan.FromSeconds(47)]);
    }

    [Fact]
    public async Task A_secondary_limit_without_a_time_is_waited_for_a_minute_and_more()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"You have exceeded a secondary rate limit"}""", 403));
        (await Fails(hub)).Message.ShouldEndWith("Run again in some minutes.");
        _time.Pauses.Count.ShouldBe(2);
        _time.Pauses[0].ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(90));
        _time.Pauses[1].ShouldBeInRange(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public async Task A_used_up_limit_is_waited_for_until_it_is_renewed()
    {
        var reset = PassingTime.Now.AddSeconds(20).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("{}", 429, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)), ScriptedGitHub.Json("[]"));
        await Get(hub);
        _time.Pauses.ShouldBe([TimeSpan.FromSeconds(21)]);
    }

    [Fact]
    public async Task A_limit_that_is_renewed_too_late_is_told_at_once()
    {
        var reset = PassingTime.Now.AddMinutes(30).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"API rate limit exceeded"}""", 403, ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", reset)));
        (await Fails(hub)).Message.ShouldEndWith("The limit is used up until 03:34:05 UTC; run again then.");
        hub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(408)]
    public async Task A_disturbance_is_asked_again_after_growing_pauses(int status)
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Text("oops", "text/plain", status), ScriptedGitHub.Text("oops", "text/plain", status), ScriptedGitHub.Json("""["b"]"""));
        (await Get(hub)).ShouldBe(["b"]);
        _time.Pauses[0].ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5));
        _time.Pauses[1].ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task What_changes_something_is_not_sent_again_after_a_disturbance_but_after_a_refusal()
    {
        var disturbed = new ScriptedGitHub(ScriptedGitHub.Json("{}", 502), ScriptedGitHub.Json("{}", 201));
        using var client = Client(disturbed);
        (await Should.ThrowAsync<GitHubException>(() => client.SendAsync(new GitHubRequest(HttpMethod.Post, Path), default))).Status.ShouldBe(502);
        disturbed.Requests.Count.ShouldBe(1);

        var refused = new ScriptedGitHub(ScriptedGitHub.Json("{}", 429, ("Retry-After", "1")), ScriptedGitHub.Json("{}", 201));
        using var other = Client(refused);
        (await other.SendAsync(new GitHubRequest(HttpMethod.Post, Path), default)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Attempts_are_counted_and_no_connection_is_a_failure_with_advice()
    {
        var hub = new ScriptedGitHub(_ => throw new HttpRequestException("no route to host"));
        (await Fails(hub)).Message.ShouldBe("GitHub: GET /repos/ada/tool failed: no route to host. Make sure that api.github.com can be reached from here, and run again.");
        hub.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Silence_ends()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("[]")) { Delay = TimeSpan.FromMinutes(5) };
        using var client = new GitHubClient(Server, Token, new GitHubLimits { Attempts = 2, AttemptTime = TimeSpan.FromMilliseconds(30), FirstPause = TimeSpan.FromMilliseconds(1) }, hub);
        (await Should.ThrowAsync<GitHubException>(() => client.GetAsync(Path, Strings, default))).Message.ShouldStartWith("GitHub: GET /repos/ada/tool got no answer in time.");
        hub.Requests.Count.ShouldBe(2);
    }
}

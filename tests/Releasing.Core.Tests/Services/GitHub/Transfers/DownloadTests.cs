using System.Net;
using Releasing.Failures;
using Releasing.Services.GitHub;

namespace Releasing.Tests.Services.GitHub.Transfers;

public sealed class DownloadTests
{
    private const string Secret = "ghp_0123456789abcdef";
    private const string Path = "/repos/ada/tool/releases/assets/7";
    private const string Storage = "https://objects.example.org/7?signature=s";

    private static readonly GitHubLimits s_limits = new() { Attempts = 3 };

    private readonly PassingTime _time = new(s_limits.AttemptTime, s_limits.TotalTime, s_limits.StallTime);
    private readonly List<string> _log = [];

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_the_token()
    {
        var hub = new ScriptedGitHub(Redirect(Storage), Bytes("abc"));
        (await Read(hub, 3)).ShouldBe("abc");
        hub.Requests[0].Headers["Authorization"].ShouldBe("Bearer " + Secret);
        hub.Requests[0].Headers["Accept"].ShouldBe("application/octet-stream");
        hub.Requests[1].Address.ShouldBe(Storage);
        hub.Requests[1].Headers.ShouldNotContainKey("Authorization");
        hub.Requests[1].Headers.ShouldNotContainKey("X-GitHub-Api-Version");
        string.Join('\n', _log).ShouldNotContain("signature");
    }

    [Fact]
    public async Task Bytes_of_the_API_itself_need_no_redirect() => (await Read(new ScriptedGitHub(Bytes("abc")), 3)).ShouldBe("abc");

    [Theory]
    [InlineData("http://objects.example.org/7")]
    [InlineData("http://127.0.0.1/7")]
    [InlineData("https://user:pass@objects.example.org/7")]
    [InlineData("ftp://objects.example.org/7")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_leads_nowhere_without_TLS(string elsewhere)
    {
        var hub = new ScriptedGitHub(Redirect(elsewhere), Bytes("abc"));
        (await Should.ThrowAsync<GitHubException>(() => Read(hub, 3))).Message.ShouldContain("not reached over TLS");
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_end()
    {
        var hub = new ScriptedGitHub(Redirect(Storage));
        (await Should.ThrowAsync<GitHubException>(() => Read(hub, 3))).Message.ShouldContain("redirected more than 3 times");
        hub.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_page_instead_of_the_file_is_asked_again_and_then_told()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Text("<html>sign in</html>", "text/html", 200), Bytes("abc"));
        (await Read(hub, 3)).ShouldBe("abc");

        var portal = new ScriptedGitHub(ScriptedGitHub.Text("<html>sign in</html>", "text/html", 200));
        (await Should.ThrowAsync<GitHubException>(() => Read(portal, 3))).Message.ShouldContain("has 20 bytes (text/html), and 3 are listed");
        portal.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_endless_file_ends_where_it_was_promised_to()
    {
        var hub = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new EndlessContent() });
        (await Should.ThrowAsync<ReleaseException>(() => Read(hub, 1_000_000))).Message.ShouldContain("more than the 1000000 bytes that GitHub lists");
    }

    [Fact]
    public async Task A_file_cut_short_is_no_file()
    {
        var hub = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new StreamContent(new OneWay([1, 2])) });
        (await Should.ThrowAsync<ReleaseException>(() => Read(hub, 3))).Message.ShouldContain("fewer than the 3 bytes");
    }

    [Fact]
    public async Task A_storage_that_refuses_is_asked_by_another_link()
    {
        var hub = new ScriptedGitHub(Redirect(Storage), ScriptedGitHub.Text("expired", "text/plain", 403), Redirect(Storage), Bytes("abc"));
        (await Read(hub, 3)).ShouldBe("abc");
        var refusing = new ScriptedGitHub(Redirect(Storage), ScriptedGitHub.Text("expired", "text/plain", 403), Redirect(Storage), ScriptedGitHub.Text("expired", "text/plain", 403), Redirect(Storage), ScriptedGitHub.Text("expired", "text/plain", 403));
        (await Should.ThrowAsync<GitHubException>(() => Read(refusing, 3))).Message.ShouldContain("is redirected to objects.example.org, which answered 403");
    }

    [Fact]
    public async Task What_is_not_there_is_told_at_once()
    {
        var hub = new ScriptedGitHub(ScriptedGitHub.Json("""{"message":"Not Found"}""", 404));
        (await Should.ThrowAsync<GitHubException>(() => Read(hub, 3))).Status.ShouldBe(404);
        hub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_stands_still_is_given_up()
    {
        var hub = new ScriptedGitHub(_ => new HttpResponseMessage { Content = new StreamContent(new Silent()) });
        using var client = new GitHubClient(GitHubServer.At("https://api.github.com", "test"), null, s_limits with { StallTime = TimeSpan.FromMilliseconds(20) }, hub);
        await using var stream = await client.DownloadAsync(Path, 3, default);
        (await Should.ThrowAsync<ReleaseException>(() => stream.ReadAsync(new byte[10]).AsTask())).Message.ShouldContain("broke off after 0 of 3 bytes (nothing moved for");
    }

    private static Func<HttpRequestMessage, HttpResponseMessage> Redirect(string address) => ScriptedGitHub.Json("", 302, ("Location", address));

    private static Func<HttpRequestMessage, HttpResponseMessage> Bytes(string text) => _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent([.. text.Select(letter => (byte)letter)]) };

    private async Task<string> Read(ScriptedGitHub hub, long size)
    {
        using var client = new GitHubClient(GitHubServer.At("https://api.github.com", "test"), new GitHubToken(Secret, "variable GITHUB_TOKEN"), s_limits, hub, _time, _log.Add);
        await using var stream = await client.DownloadAsync(Path, size, default);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Bytes without a length.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    /// <summary>Bytes that never come.</summary>
    private sealed class Silent : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Cake.Core;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class NotesEnrichmentTests : IDisposable
{
    private const string Secret = "ghp_0123456789abcdef";

    private readonly ReleaseFixture _release = new();
    private readonly HttpListener _hub = new();
    private readonly List<string?> _tokens = [];

    public NotesEnrichmentTests()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        _hub.Prefixes.Add(address);
        _hub.Start();
        File.AppendAllText(Path.Combine(_release.Root, ".git", "config"), "[remote \"origin\"]\n\turl = https://github.com/ada/tool\n");
        _release.Variables["GITHUB_SERVER_URL"] = "https://github.com";
        _release.Variables["GITHUB_API_URL"] = address;
    }

    public void Dispose()
    {
        _hub.Close();
        _release.Dispose();
    }

    [Fact]
    public async Task A_token_adds_pull_requests_and_accounts_and_is_asked_for_once()
    {
        _release.Variables["GITHUB_TOKEN"] = Secret;
        var served = ServeOnceAsync(200, hash =>
            """{"data":{"repository":{"c0":{"oid":"HASH","authors":{"nodes":[{"email":"ada@example.org","user":{"login":"lovelace"}}]},"associatedPullRequests":{"nodes":[{"number":12,"title":"T","state":"MERGED","author":{"login":"lovelace"},"labels":{"nodes":[{"name":"security"}]}}]}}}}}""".Replace("HASH", hash, StringComparison.Ordinal));
        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);
        await served;
        var notes = Notes();
        notes.ShouldContain("### Security");
        notes.ShouldContain("[#12](https://github.com/ada/tool/pull/12)");
        notes.ShouldContain("lovelace");
        _tokens.ShouldBe(["Bearer " + Secret]);
        _release.Output.ShouldNotContain(Secret);

        // Nobody answers any more: what is known is enough.
        File.Delete(Path.Combine(_release.Artifacts, "work", "release-notes.md"));
        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);
        Notes().ShouldBe(notes);
    }

    [Fact]
    public async Task A_refusal_is_a_warning_unless_the_settings_require_an_answer()
    {
        _release.Variables["GITHUB_TOKEN"] = Secret;
        var served = ServeOnceAsync(401, _ => """{"message":"Bad credentials"}""");
        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);
        await served;
        _release.Output.ShouldContain("answered 401: Bad credentials.");
        Notes().ShouldContain("everything");

        _release.Variables.Remove("GITHUB_TOKEN");
        _release.Run<RequiredContext>([], "--target=ReleaseNotes").ShouldNotBe(0);
        _release.Output.ShouldContain("GitHub cannot be asked: there is no token");
    }

    [Fact]
    public void Without_a_token_nobody_is_asked()
    {
        _release.Run("--target=ReleaseNotes").ShouldBe(0, _release.Output);
        File.Exists(Path.Combine(_release.Artifacts, "work", "github-commits.json")).ShouldBeFalse();
        _release.Output.ShouldNotContain("are left out");
    }

    private string Notes() => File.ReadAllText(Path.Combine(_release.Artifacts, "work", "release-notes.md"));

    private async Task ServeOnceAsync(int status, Func<string, string> answer)
    {
        var exchange = await _hub.GetContextAsync();
        _tokens.Add(exchange.Request.Headers["Authorization"]);
        using var body = await JsonDocument.ParseAsync(exchange.Request.InputStream);
        exchange.Response.StatusCode = status;
        exchange.Response.ContentType = "application/json";
        exchange.Response.Close(Encoding.UTF8.GetBytes(answer(body.RootElement.GetProperty("variables").GetProperty("c0").GetString()!)), willBlock: true);
    }

    public sealed class RequiredContext : PrebuiltContext
    {
        public RequiredContext(ICakeContext context)
            : base(context) => Settings.Notes.Enrich = true;
    }
}

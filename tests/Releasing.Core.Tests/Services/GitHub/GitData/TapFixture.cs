using Releasing.Cake.Testing;
using Releasing.Services.GitHub;
using Releasing.Services.GitHub.GitData;

namespace Releasing.Tests.Services.GitHub.GitData;

/// <summary>A repository on a fake GitHub, and what reads and commits its files.</summary>
internal sealed class TapFixture : IAsyncDisposable
{
    private readonly List<IDisposable> _clients = [];

    private TapFixture(FakeGitHub hub)
    {
        Hub = hub;
        Repository = hub.AddRepository("ada", "homebrew-tap");
    }

    public FakeGitHub Hub { get; }

    public FakeRepository Repository { get; }

    /// <summary>What was asked for that changes something: method and path.</summary>
    public IEnumerable<string> Writes => Hub.Exchanges.Where(exchange => exchange.Method is not "GET").Select(exchange => $"{exchange.Method} {exchange.Path}");

    public static async Task<TapFixture> StartAsync() => new(await FakeGitHub.StartAsync());

    public CommittedFiles Files(Action<HttpRequestMessage>? before = null, string? token = null, string name = "homebrew-tap")
    {
        var limits = new GitHubLimits { Attempts = 4 };
        var handler = new InterposedHandler(before ?? (_ => { }));
        var client = new GitHubClient(
            GitHubServer.At(Hub.Api.AbsoluteUri, "Test"), new GitHubToken(token ?? Hub.Token, "variable HOMEBREW_TAP_TOKEN"), limits, handler, new PassingTime(limits.AttemptTime, limits.TotalTime, limits.StallTime));
        _clients.AddRange([client, handler]);
        return new CommittedFiles(client, "ada", name);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Hub.DisposeAsync();
    }
}

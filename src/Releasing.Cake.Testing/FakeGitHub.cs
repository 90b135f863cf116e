using Releasing.Cake.Testing.GitHub;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing;

/// <summary>
/// A GitHub for tests: it keeps state, answers on ports of the loopback interface that the system chooses, and records every exchange. The API, the upload host and the host of downloads have a
/// port each, so that they are different origins for a client, as on github.com. It ends with <see cref="DisposeAsync"/>, and after <see cref="FakeGitHubOptions.Lifetime"/> in any case.
/// </summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    private readonly GitHubState _state;
    private readonly ExchangeLog _log;
    private readonly Responder _responder;
    private readonly FakeServer _server;
    private readonly Timer _end;
    private long _latency;
    private int _ended;

    private FakeGitHub(FakeGitHubOptions options)
    {
        _state = new GitHubState(options);
        _log = new ExchangeLog(new ExchangeFile(options.RecordFolder));
        _responder = new Responder(_state, _log, Faults, () => Latency);
        _server = new FakeServer(options.Socket, _responder.AnswerAsync);
        _end = new Timer(_ => _ = DisposeAsync().AsTask());
    }

    /// <summary>The root of the REST API: <c>http://127.0.0.1:PORT/</c>.</summary>
    public Uri Api => Root(Origin.Api);

    /// <summary>The root of the upload host, which <c>upload_url</c> of a release names.</summary>
    public Uri Uploads => Root(Origin.Uploads);

    /// <summary>The root of the host of <c>browser_download_url</c> and of the storage to which downloads are redirected.</summary>
    public Uri Downloads => Root(Origin.Downloads);

    /// <summary>The unix socket; null when none was asked for.</summary>
    public string? Socket => _state.Options.Socket;

    /// <summary>The token that may do everything.</summary>
    public string Token => _state.Options.Token;

    /// <summary>How long every answer waits; zero by default.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latency));
        set => Interlocked.Exchange(ref _latency, value.Ticks);
    }

    /// <summary>Its repositories, in the order in which they were added.</summary>
    public IReadOnlyList<FakeRepository> Repositories => _state.Repositories;

    /// <summary>Every exchange so far, in the order in which the requests arrived.</summary>
    public IReadOnlyList<RecordedExchange> Exchanges => _log.All;

    /// <summary>What goes wrong, and when; nothing at first.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>Starts one.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<FakeGitHub> StartAsync(FakeGitHubOptions? options = null, CancellationToken cancellationToken = default)
    {
        var github = new FakeGitHub(options ?? new FakeGitHubOptions());
        try
        {
            await github._server.StartAsync(cancellationToken);
        }
        catch
        {
            await github.DisposeAsync();
            throw;
        }

        var downloads = github._server.Root(Origin.Downloads);
        github._responder.Local = new Addresses(github._server.Root(Origin.Api), github._server.Root(Origin.Uploads), downloads, downloads);
        github._end.Change(github._state.Options.Lifetime, Timeout.InfiniteTimeSpan);
        return github;
    }

    /// <summary>Adds an empty repository.</summary>
    /// <param name="owner">The account it belongs to.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">It is there already.</exception>
    public FakeRepository AddRepository(string owner, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return _state.Add(owner, name);
    }

    /// <summary>Adds a package without versions.</summary>
    /// <param name="owner">The account it belongs to.</param>
    /// <param name="type"><c>container</c>, <c>npm</c>, <c>nuget</c>, <c>maven</c>, <c>rubygems</c> or <c>docker</c>.</param>
    /// <param name="name">Its name.</param>
    public FakePackage AddPackage(string owner, string type, string name) => _state.Add(new FakePackage(_state, owner, type, name));

    /// <summary>Accepts another token.</summary>
    /// <param name="token">The token, and what it may do.</param>
    public void AddToken(FakeToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        _state.Add(token);
    }

    /// <summary>Ends it: connections are cut, and the bytes of its assets are removed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        await _end.DisposeAsync();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        _server.Dispose();
        _log.Dispose();
        _state.Dispose();
        if (Socket is { } socket)
        {
            File.Delete(socket);
        }
    }

    private Uri Root(Origin origin) => new(_server.Root(origin) + "/");
}

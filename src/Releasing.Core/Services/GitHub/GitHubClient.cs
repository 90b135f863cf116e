using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;
using Polly.Timeout;

namespace Releasing.Services.GitHub;

/// <summary>
/// Asks GitHub's API, with limits on attempts, time, and the size and depth of answers. No cookies; redirects are followed within the API's host alone, and the token goes nowhere else; TLS except
/// on this machine. Proxies are those that the runtime finds (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c>, the system's). Members may be called from several threads.
/// </summary>
public sealed partial class GitHubClient : IDisposable
{
    private static readonly TimeSpan s_connectTime = TimeSpan.FromSeconds(10);

    private readonly GitHubLimits _limits;
    private readonly GitHubToken? _token;
    private readonly HttpClient _client;
    private readonly GitHubExchange _exchange;
    private readonly GitHubPatience _patience;
    private readonly WritePace _pace;
    private readonly ResiliencePipeline _looking;
    private readonly TimeProvider _time;

    /// <summary>Creates the client.</summary>
    /// <param name="server">Whose API.</param>
    /// <param name="token">What opens it; null asks as anybody.</param>
    /// <param name="limits">How patient it is; null for the defaults.</param>
    /// <param name="handler">What sends; null sends over the network. Not disposed of.</param>
    /// <param name="time">The clock; null means the system's.</param>
    /// <param name="log">Gets a line for every attempt, without the token; null for none. May be called from several threads.</param>
    public GitHubClient(GitHubServer server, GitHubToken? token, GitHubLimits? limits = null, HttpMessageHandler? handler = null, TimeProvider? time = null, Action<string>? log = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        Server = server;
        _token = token;
        _time = time ?? TimeProvider.System;
        _limits = limits ?? new GitHubLimits();
        _client = handler is null
            ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = s_connectTime, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            : new HttpClient(handler, disposeHandler: false);
        // Each attempt has its own limit, which covers the body too.
        _client.Timeout = Timeout.InfiniteTimeSpan;
        _exchange = new GitHubExchange(_client, server, token, _limits, _time, log);
        _pace = new WritePace(_limits.WritesAMinute, _time);
        _patience = new GitHubPatience(_limits, _pace, _time);
        _looking = GitHubPatience.CreateLooking(_limits, _time);
    }

    /// <summary>Whose API it asks.</summary>
    public GitHubServer Server { get; }

    internal bool HasToken => _token is not null;

    internal bool IsWorkflowToken => _token?.IsOfInstallation == true;

    /// <summary>Sends a request until it has succeeded, within the limits.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>An answer with a status from 200 to 299.</returns>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task<GitHubAnswer> SendAsync(GitHubRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await WithinAsync(request, _patience, stop => _exchange.OnceAsync(request, stop), cancellationToken);
    }

    /// <summary>Gets what a path holds. Asked again, an unchanged answer costs nothing of the rate limit.</summary>
    /// <typeparam name="T">Its model.</typeparam>
    /// <param name="path">Below the API, made by <see cref="GitHubRequest.PathOf"/>.</param>
    /// <param name="type">How the model is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, or did not answer within the limits.</exception>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest(HttpMethod.Get, path);
        return Read(request, await SendAsync(request, cancellationToken), type);
    }

    /// <summary>Gets what a path holds, together with the answer that holds it.</summary>
    internal async Task<(T Model, GitHubAnswer Answer)> GetWithAnswerAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var request = new GitHubRequest(HttpMethod.Get, path);
        var answer = await SendAsync(request, cancellationToken);
        return (Read(request, answer, type), answer);
    }

    /// <summary>Goes through a list, page by page as it is asked for.</summary>
    /// <typeparam name="T">The model of an element.</typeparam>
    /// <param name="path">Below the API; <c>per_page=100</c> in its query asks least often.</param>
    /// <param name="type">How a page is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, did not answer within the limits, or has more pages than there may be.</exception>
    public async IAsyncEnumerable<T> ListAsync<T>(string path, JsonTypeInfo<List<T>> type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new GitHubRequest(HttpMethod.Get, path);
        for (var page = 1; ; page++)
        {
            var answer = await SendAsync(request, cancellationToken);
            foreach (var element in Read(request, answer, type))
            {
                yield return element ?? throw Undocumented(request, answer);
            }

            if (LinkHeader.Next(answer) is not { } next)
            {
                yield break;
            }

            request = page < _limits.MostPages
                ? request with { Address = next }
                : throw GitHubFailure.NoAnswer(request, answer, $"has more than {_limits.MostPages} pages", "Make sure that the address is that of GitHub's API.");
        }
    }

    /// <summary>Asks by GraphQL.</summary>
    /// <typeparam name="T">The model of <c>data</c>.</typeparam>
    /// <param name="query">A query, which changes nothing; a constant text of the program, never made of what others wrote.</param>
    /// <param name="variables">What the query's variables are.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found; errors about parts of it are left out.</returns>
    /// <exception cref="GitHubException">GitHub refused, did not answer within the limits, or found nothing.</exception>
    public async Task<T> QueryAsync<T>(string query, IReadOnlyDictionary<string, string> variables, JsonTypeInfo<GraphQlAnswer<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var request = new GitHubRequest(HttpMethod.Post, "/graphql") { Address = Server.GraphQl, Body = GraphQlBody.Write(query, variables), IsRepeatable = true, IsWrite = false };
        var answer = await SendAsync(request, cancellationToken);
        var read = Read(request, answer, type);
        var error = read.Errors is [{ } first, ..] ? first : null;

        // A used-up limit is an answer of 200 here (GitHub's documentation, "Rate limits and query limits for the GraphQL API").
        if (read.Data is not { } data || read.Errors?.Any(one => one.Type == "RATE_LIMITED") == true)
        {
            throw GitHubFailure.NoAnswer(
                request,
                answer,
                $"answered {(error?.Message is { Length: > 0 } message ? GitHubFailure.Clean(message, _token).TrimEnd('.') : "nothing")}",
                answer is { Remaining: 0, Reset: { } reset } ? FormattableString.Invariant($"The limit is used up until {reset:HH:mm:ss} UTC; run again then.") : "Make sure that the token may read the repository.");
        }

        return data;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<T> WithinAsync<T>(GitHubRequest request, GitHubPatience patience, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await patience.ExecuteAsync(request, attempt, cancellationToken);
        }
        catch (PassingException passing)
        {
            passing.Failure.IsOpen = !passing.Refused;
            throw passing.Failure;
        }
        catch (TimeoutRejectedException)
        {
            throw Open(GitHubFailure.NoAnswer(request, null, "got no answer in time", "Run again later; https://www.githubstatus.com tells of disturbances."));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw Open(GitHubFailure.NoAnswer(request, null, $"failed: {GitHubFailure.Clean(error.Message, _token).TrimEnd('.')}", $"Make sure that {Server.Api.Host} can be reached from here, and run again.", error));
        }
    }

    private static GitHubException Open(GitHubException failure)
    {
        failure.IsOpen = true;
        return failure;
    }

    private T Read<T>(GitHubRequest request, GitHubAnswer answer, JsonTypeInfo<T> type)
    {
        try
        {
            var reader = new Utf8JsonReader(answer.Body.Span, new JsonReaderOptions { MaxDepth = _limits.DeepestJson });
            return JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("null");
        }
        catch (JsonException)
        {
            // What the runtime says of the answer may quote it.
            throw Undocumented(request, answer);
        }
    }

    private static GitHubException Undocumented(GitHubRequest request, GitHubAnswer answer) =>
        GitHubFailure.NoAnswer(request, answer, "answered JSON that is not what the API documents", "Make sure that the address is that of GitHub's API.");
}

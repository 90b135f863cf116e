using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Provenance.GitHub;

/// <summary>
/// Asks GitHub what it says of the running job: requests a token of the job (GitHub documentation, "OpenID Connect reference"), and believes it after checking signature,
/// issuer, audience and time. The audience is the one that <c>actions/attest</c> uses, so the token opens no door anywhere.
/// </summary>
/// <param name="http">How services are reached; it stays open.</param>
/// <param name="clock">The clock that the token's times are held against.</param>
public sealed class IdTokenService(HttpClient http, TimeProvider clock)
{
    /// <summary>Whom the token is for: nobody.</summary>
    public const string Audience = "nobody";

    private const int LongestAnswer = 1024 * 1024;
    private const string Where = "OIDC token of the run";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ResiliencePipeline _retries = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(error => error.StatusCode is null or System.Net.HttpStatusCode.TooManyRequests or >= System.Net.HttpStatusCode.InternalServerError)
                .Handle<TimeoutException>(),
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    /// <summary>The claims of the running job.</summary>
    /// <param name="request">Address of the request, <c>ACTIONS_ID_TOKEN_REQUEST_URL</c>.</param>
    /// <param name="credential">What allows it, <c>ACTIONS_ID_TOKEN_REQUEST_TOKEN</c>; told to nobody else.</param>
    /// <param name="issuer">Who has to have issued the token: <c>https://token.actions.githubusercontent.com</c>.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="ReleaseException">The service does not answer, or the token is not what it has to be. No message holds the token.</exception>
    public async Task<WorkflowClaims> ClaimsAsync(Uri request, string credential, Uri issuer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(issuer);
        var address = new Uri(request.AbsoluteUri + (request.Query.Length > 0 ? "&" : "?") + "audience=" + Audience);
        var answer = await GetAsync(address, credential, cancellationToken);
        var text = Text(answer, "value") ?? throw new ReleaseException($"{Where}: the answer to the request holds no token. Give the job 'permissions: id-token: write'.");
        var configuration = await GetAsync(new Uri(issuer.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration"), null, cancellationToken);
        var keys = Text(configuration, "jwks_uri") is { } place && Uri.TryCreate(place, UriKind.Absolute, out var at)
            ? await GetAsync(at, null, cancellationToken)
            : throw new ReleaseException($"{Where}: the issuer {issuer} does not tell where its keys are. Try again later.");
        return new WorkflowClaims(IdToken.Check(text, keys, issuer, Audience, clock.GetUtcNow()));
    }

    private async Task<JsonObject> GetAsync(Uri address, string? credential, CancellationToken cancellationToken)
    {
        // A credential and the keys that everything rests on go over no open line; the loopback address is for tests and proxies of the runner itself.
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new ReleaseException($"{Where}: {PlainText.Line(address.GetLeftPart(UriPartial.Path))} is no https address. Correct the address of the issuer.");
        }

        try
        {
            return await _retries.ExecuteAsync(async token => await GetOnceAsync(address, credential, token), cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or JsonException)
        {
            throw new ReleaseException($"{Where}: {PlainText.Line(address.GetLeftPart(UriPartial.Path))} gives no usable answer ({PlainText.Line(error.Message)}). Run the same command again.", error);
        }
    }

    private async Task<JsonObject> GetOnceAsync(Uri address, string? credential, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, address);
            message.Headers.Accept.ParseAdd("application/json");
            message.Headers.UserAgent.ParseAdd("Releasing.Cake");
            if (credential is not null)
            {
                message.Headers.Authorization = new("Bearer", credential);
            }

            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            answer.EnsureSuccessStatusCode();
            await using var content = await answer.Content.ReadAsStreamAsync(limit.Token);
            return JsonNode.Parse(await ReadAsync(content, limit.Token), documentOptions: new() { MaxDepth = 16, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new JsonException("the answer is no JSON object");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {s_patience.TotalSeconds} seconds");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > LongestAnswer)
            {
                throw new JsonException($"the answer is longer than {LongestAnswer} bytes");
            }
        }

        return kept.ToArray();
    }

    private static string? Text(JsonObject answer, string name) => answer[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

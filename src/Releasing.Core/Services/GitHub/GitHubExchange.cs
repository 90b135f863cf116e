using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Releasing.Http;
using Releasing.Text;

namespace Releasing.Services.GitHub;

/// <summary>One attempt at a request: headers, redirects within the host, limits, and whether another attempt may mend it.</summary>
internal sealed partial class GitHubExchange(HttpClient client, GitHubServer server, GitHubToken? token, GitHubLimits limits, TimeProvider time, Action<string>? log)
{
    /// <summary>GitHub's documentation, "API Versions".</summary>
    public const string ApiVersion = "2022-11-28";

    private static readonly ProductInfoHeaderValue s_agent = new("releasing", typeof(GitHubExchange).Assembly.GetName().Version?.ToString(3));

    private readonly AnswerCache _cache = new();

    /// <summary>Sends it once.</summary>
    /// <exception cref="PassingException">Another attempt may mend it.</exception>
    /// <exception cref="GitHubException">No other attempt would.</exception>
    public async Task<GitHubAnswer> OnceAsync(GitHubRequest request, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var answer = await FollowAsync(request, cancellationToken);
            Log(request, answer, Stopwatch.GetElapsedTime(start));
            return Judge(request, answer);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            log?.Invoke($"GitHub: {request}: {(error is OperationCanceledException ? "stopped while it waited" : GitHubFailure.Clean(error.Message, token))}");
            throw;
        }
    }

    private async Task<GitHubAnswer> FollowAsync(GitHubRequest request, CancellationToken cancellationToken)
    {
        var address = request.Address ?? Below(request.Path);
        for (var redirects = 0; ; redirects++)
        {
            // The token goes to the API and nowhere else, whoever says so.
            if (!(request.IsUpload ? server.TakesUploads(address) : server.Owns(address)))
            {
                throw GitHubFailure.NoAnswer(request, null, $"leads to {GitHubFailure.Clean(address.GetLeftPart(UriPartial.Authority), token)}, which is not the API", "Correct the address of the API, or what stands between.");
            }

            var answer = await SendAsync(request, address, cancellationToken);
            if (answer.Status is not (301 or 302 or 303 or 307 or 308) || !(request.Method == HttpMethod.Get || request.Method == HttpMethod.Head))
            {
                return answer;
            }

            if (redirects == limits.MostRedirects || !Uri.TryCreate(address, answer.Header("Location"), out var next))
            {
                throw GitHubFailure.NoAnswer(request, answer, redirects == limits.MostRedirects ? $"is redirected more than {limits.MostRedirects} times" : "is redirected to no address", "Run again later.");
            }

            address = next;
        }
    }

    private async Task<GitHubAnswer> SendAsync(GitHubRequest request, Uri address, CancellationToken cancellationToken)
    {
        using var message = MessageFor(request, address);
        message.Headers.Authorization = token?.Header();
        var known = request.Method == HttpMethod.Get && request.WantsJson ? _cache.Find(address) : null;
        if (known is not null)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", known.Header("ETag"));
        }

        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var answer = await ReadAsync(request, address, response, cancellationToken);
        if (answer.Status == 304 && known is not null)
        {
            return known;
        }

        if (request.Method == HttpMethod.Get && request.WantsJson)
        {
            _cache.Keep(address, answer);
        }

        return answer;
    }

    private static HttpRequestMessage MessageFor(GitHubRequest request, Uri address)
    {
        var message = new HttpRequestMessage(request.Method, address) { Content = request.Content };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.Accept));
        message.Headers.UserAgent.Add(s_agent);
        message.Headers.Add("X-GitHub-Api-Version", ApiVersion);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.BodyType);
        }

        return message;
    }

    private async Task<GitHubAnswer> ReadAsync(GitHubRequest request, Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated)
        {
            headers[name] = string.Join(", ", values);
        }

        var answer = new GitHubAnswer
        {
            Headers = headers,
            Address = address,
            Status = (int)response.StatusCode,
            Body = ReadOnlyMemory<byte>.Empty,
            MediaType = response.Content.Headers.ContentType?.MediaType ?? "",
            RetryAfter = RetryPause.AskedBy(response, time.GetUtcNow()),
        };
        return answer with
        {
            Body = await BoundedBody.ReadAsync(response.Content, limits.LargestAnswer, cancellationToken)
                ?? throw GitHubFailure.NoAnswer(request, answer, $"answered more than {limits.LargestAnswer} bytes", "Make sure that the address is that of GitHub's API."),
        };
    }

    private GitHubAnswer Judge(GitHubRequest request, GitHubAnswer answer)
    {
        if (answer.IsSuccess)
        {
            // Proxies and portals answer 200 too.
            return answer.Body.Length == 0 || !request.WantsJson || answer.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase)
                ? answer
                : throw new PassingException(
                    GitHubFailure.NoAnswer(request, answer, $"answered {GitHubFailure.Clean(answer.MediaType.Length == 0 ? "something" : answer.MediaType, token)} instead of JSON", "Look at what stands between this machine and GitHub."),
                    refused: false,
                    pause: null);
        }

        var failure = GitHubFailure.Of(request, answer, token);
        if (RateLimit.Refuses(answer, GitHubFailure.Explanation(answer, token).Message))
        {
            throw new PassingException(failure, refused: true, RateLimit.Pause(answer, time.GetUtcNow()));
        }

        throw answer.Status is 408 or >= 500 ? new PassingException(failure, refused: false, answer.RetryAfter) : failure;
    }

    private Uri Below(string path) => new(server.Api.AbsoluteUri.TrimEnd('/') + path);

    private void Log(GitHubRequest request, GitHubAnswer answer, TimeSpan took)
    {
        var left = answer.Remaining is { } remaining ? string.Create(CultureInfo.InvariantCulture, $", {remaining} requests left") : "";
        var id = answer.RequestId is { } number ? $", request {PlainText.Line(number)}" : "";
        log?.Invoke(GitHubFailure.Clean(string.Create(CultureInfo.InvariantCulture, $"GitHub: {request}: {answer.Status} after {took.TotalMilliseconds:F0} ms, {answer.Body.Length} bytes{left}{id}"), token));
    }
}

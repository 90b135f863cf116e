using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Releasing.Services.GitHub.Transfers;

namespace Releasing.Services.GitHub;

/// <content>What is too large for memory: it is read as it comes, from wherever GitHub keeps it.</content>
internal sealed partial class GitHubExchange
{
    private const string Bytes = "application/octet-stream";

    /// <summary>Begins a download. A redirect leads to another host, where the token does not go ("API clients should handle both a 200 or 302 response", "Get a release asset").</summary>
    /// <param name="request">A GET.</param>
    /// <param name="size">How many bytes there are.</param>
    /// <param name="cancellationToken">Stops the beginning.</param>
    /// <returns>The bytes; no more and no fewer than promised.</returns>
    /// <exception cref="PassingException">Another attempt may mend it.</exception>
    /// <exception cref="GitHubException">No other attempt would.</exception>
    public async Task<Stream> OpenAsync(GitHubRequest request, long size, CancellationToken cancellationToken)
    {
        var address = Below(request.Path);
        for (var redirects = 0; ; redirects++)
        {
            var start = Stopwatch.GetTimestamp();
            var isOwn = server.Owns(address);
            if (!isOwn && !server.MayLeadTo(address))
            {
                throw GitHubFailure.NoAnswer(request, null, $"leads to {GitHubFailure.Clean(address.GetLeftPart(UriPartial.Authority), token)}, which is not reached over TLS", "Look at what stands between this machine and GitHub.");
            }

            using var message = isOwn ? MessageFor(request, address) : new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue(Bytes) }, UserAgent = { s_agent } } };
            message.Headers.Authorization = isOwn ? token?.Header() : null;
            var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            try
            {
                log?.Invoke(string.Create(CultureInfo.InvariantCulture, $"GitHub: {request}{(isOwn ? "" : $" at {GitHubFailure.Clean(address.Host, token)}")}: {(int)response.StatusCode} after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms"));
                if (response.IsSuccessStatusCode)
                {
                    var stream = await StreamOf(request, response, size, cancellationToken);
                    response = null;
                    return stream;
                }

                var answer = await ReadAsync(request, address, response, cancellationToken);
                if (answer.Status is 301 or 302 or 303 or 307 or 308)
                {
                    address = redirects < limits.MostRedirects && Uri.TryCreate(address, answer.Header("Location"), out var next)
                        ? next
                        : throw GitHubFailure.NoAnswer(request, answer, redirects < limits.MostRedirects ? "is redirected to no address" : $"is redirected more than {limits.MostRedirects} times", "Run again later.");
                    continue;
                }

                // What a storage refuses is a link that has expired or a disturbance: another attempt gets another link.
                Judge(request, isOwn ? answer : throw new PassingException(
                    GitHubFailure.NoAnswer(request, answer, $"is redirected to {GitHubFailure.Clean(address.Host, token)}, which answered {answer.Status}", "Run again later."), refused: false, answer.RetryAfter));
            }
            finally
            {
                response?.Dispose();
            }
        }
    }

    private async Task<Stream> StreamOf(GitHubRequest request, HttpResponseMessage response, long size, CancellationToken cancellationToken)
    {
        // A page of a proxy, most likely; the body of an answer without a length is held against the promise while it is read.
        if (response.Content.Headers.ContentLength is { } length && length != size)
        {
            throw new PassingException(
                GitHubFailure.NoAnswer(request, null, $"has {length} bytes ({GitHubFailure.Clean(response.Content.Headers.ContentType?.MediaType ?? "of no type", token)}), and {size} are listed", "Look at what stands between this machine and GitHub."),
                refused: false, pause: null);
        }

        return new DownloadStream(request.ToString(), response, await response.Content.ReadAsStreamAsync(cancellationToken), size, new Patience(limits.StallTime, time));
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Releasing.Tests.Services.GitHub;

/// <summary>Answers requests with what the test wrote, in turn; the last answer stays.</summary>
internal sealed class ScriptedGitHub(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private readonly Lock _gate = new();

    public List<SeenRequest> Requests { get; } = [];

    /// <summary>How long every answer takes; null answers at once.</summary>
    public TimeSpan? Delay { get; init; }

    public static Func<HttpRequestMessage, HttpResponseMessage> Json(string body, int status = 200, params (string Name, string Value)[] headers) => Text(body, "application/json", status, headers);

    public static Func<HttpRequestMessage, HttpResponseMessage> Text(string body, string mediaType, int status, params (string Name, string Value)[] headers) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(mediaType)) };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int turn;
        lock (_gate)
        {
            turn = Requests.Count;
            Requests.Add(new SeenRequest(request.Method, request.RequestUri!.AbsoluteUri, request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value)), body));
        }

        if (Delay is { } delay)
        {
            await Task.Delay(delay, cancellationToken);
        }

        return answers[Math.Min(turn, answers.Length - 1)](request);
    }
}

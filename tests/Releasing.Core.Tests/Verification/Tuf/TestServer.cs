using System.Net;

namespace Releasing.Core.Tests.Verification.Tuf;

/// <summary>Serves a test repository in process.</summary>
internal sealed class TestServer(TestRepository repository) : HttpMessageHandler
{
    /// <summary>What was asked for, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Answers instead of the repository, when it gives an answer.</summary>
    public Func<string, HttpResponseMessage?>? Instead { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath.TrimStart('/');
        Asked.Add(path);
        var answer = Instead?.Invoke(path)
            ?? (repository.Files.TryGetValue(path, out var content) ? new HttpResponseMessage { Content = new ByteArrayContent(content) } : new HttpResponseMessage(HttpStatusCode.NotFound));
        return Task.FromResult(answer);
    }
}

namespace Releasing.Tests.Services.GitHub.Releases;

/// <summary>A network that loses requests, or the answers to requests that have arrived.</summary>
internal sealed class FaultyNetwork() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Lock _gate = new();
    private readonly List<(Func<HttpRequestMessage, bool> Which, bool Arrives)> _faults = [];

    /// <summary>What has been sent, as method and path.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>The next such request arrives, and its answer does not.</summary>
    public void LoseAnswer(HttpMethod method, string pathEnd) => Add(method, pathEnd, arrives: true);

    /// <summary>The next such request does not arrive.</summary>
    public void LoseRequest(HttpMethod method, string pathEnd) => Add(method, pathEnd, arrives: false);

    public int Count(HttpMethod method, string pathEnd)
    {
        lock (_gate)
        {
            return Sent.Count(line => line.StartsWith($"{method} ", StringComparison.Ordinal) && line.EndsWith(pathEnd, StringComparison.Ordinal));
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        (Func<HttpRequestMessage, bool> Which, bool Arrives) fault;
        lock (_gate)
        {
            Sent.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
            fault = _faults.Find(one => one.Which(request));
            _faults.Remove(fault);
        }

        if (fault is { Which: not null, Arrives: false })
        {
            throw new HttpRequestException("connection refused");
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (fault.Which is not null)
        {
            response.Dispose();
            throw new HttpRequestException("connection reset by peer");
        }

        return response;
    }

    private void Add(HttpMethod method, string pathEnd, bool arrives)
    {
        lock (_gate)
        {
            _faults.Add((request => request.Method == method && request.RequestUri!.AbsolutePath.EndsWith(pathEnd, StringComparison.Ordinal), arrives));
        }
    }
}

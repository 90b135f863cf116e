namespace Releasing.Tests.Services.GitHub.GitData;

/// <summary>Sends over the network, and lets a test do something before a request leaves.</summary>
internal sealed class InterposedHandler(Action<HttpRequestMessage> before) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        before(request);
        return base.SendAsync(request, cancellationToken);
    }
}

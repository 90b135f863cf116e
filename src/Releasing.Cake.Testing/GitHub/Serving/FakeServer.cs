using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Kestrel alone, without a host: three ports of the loopback interface, chosen by the system, and a unix socket where one is wanted. Takes no settings from the environment and logs nothing.</summary>
internal sealed class FakeServer : IHttpApplication<HttpContext>, IDisposable
{
    private readonly Func<HttpContext, Origin?, Task> _answer;
    private readonly KestrelServer _server;
    private readonly List<ListenOptions> _ports = [];

    /// <summary>Creates the server.</summary>
    /// <param name="socket">The path of the unix socket; null for none.</param>
    /// <param name="answer">Answers a request; the origin is null on the socket, where the Host header tells it.</param>
    public FakeServer(string? socket, Func<HttpContext, Origin?, Task> answer)
    {
        _answer = answer;
        var options = new KestrelServerOptions { AddServerHeader = false, AllowSynchronousIO = false };
        // Uploads are as large as they are, and a test may pause one for as long as it likes.
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        foreach (var _ in Enum.GetValues<Origin>())
        {
            options.Listen(IPAddress.Loopback, 0, _ports.Add);
        }

        if (socket is not null)
        {
            options.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http1);
        }

        foreach (var port in _ports)
        {
            port.Protocols = HttpProtocols.Http1;
        }

        _server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
    }

    /// <summary>The root of an origin, without a slash at the end.</summary>
    public string Root(Origin origin) => FormattableString.Invariant($"http://127.0.0.1:{_ports[(int)origin].IPEndPoint!.Port}");

    public Task StartAsync(CancellationToken cancellationToken) => _server.StartAsync(this, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => _server.StopAsync(cancellationToken);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context)
    {
        var index = _ports.FindIndex(port => port.IPEndPoint!.Port == context.Connection.LocalPort);
        return _answer(context, index < 0 ? null : (Origin)index);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The context belongs to the request alone and holds nothing to give back.
    }

    public void Dispose() => _server.Dispose();
}

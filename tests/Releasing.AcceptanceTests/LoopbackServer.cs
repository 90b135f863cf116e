using System.Net;
using System.Net.Sockets;

namespace Releasing.AcceptanceTests;

/// <summary>A web server on the loopback interface, at a port that the system chooses, that answers one request after the other until it is disposed.</summary>
internal abstract class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();

    protected LoopbackServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    protected abstract Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response);

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var response = context.Response;
                await AnswerAsync(context.Request, response);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}

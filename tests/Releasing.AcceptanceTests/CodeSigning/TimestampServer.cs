using System.Net;
using System.Net.Sockets;

namespace Releasing.AcceptanceTests.CodeSigning;

/// <summary>A time-stamping authority on the loopback interface (RFC 3161, section 3.4) that answers a few requests and no more.</summary>
internal sealed class TimestampServer : IDisposable
{
    private const int MostRequests = 10;
    private const int LongestRequest = 10_000;

    private readonly HttpListener _listener = new();
    private readonly CodeSigningKeys _keys;

    public TimestampServer(CodeSigningKeys keys)
    {
        _keys = keys;
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

    /// <summary>How many requests were answered.</summary>
    public int Answered { get; private set; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening && Answered < MostRequests)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var response = context.Response;
            if (context.Request.HttpMethod != "POST" || context.Request.ContentLength64 is <= 0 or > LongestRequest)
            {
                response.StatusCode = 400;
                continue;
            }

            var request = new byte[context.Request.ContentLength64];
            await context.Request.InputStream.ReadExactlyAsync(request);
            var reply = _keys.Stamp(request);
            Answered++;
            response.ContentType = "application/timestamp-reply";
            response.ContentLength64 = reply.Length;
            await response.OutputStream.WriteAsync(reply);
        }
    }
}

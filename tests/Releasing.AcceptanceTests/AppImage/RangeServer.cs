using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>Serves a folder on the loopback interface, by ranges (RFC 9110, section 14), and counts what it sends.</summary>
internal sealed class RangeServer : IDisposable
{
    private const string Boundary = "the-next-range";

    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private long _sent;

    public RangeServer(string folder)
    {
        _folder = folder;
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

    /// <summary>Bytes of files that were sent by ranges.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                await AnswerAsync(context);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder, context.Request.Url!.AbsolutePath.TrimStart('/')));
        if (context.Request.Headers["Range"] is not { } header)
        {
            response.ContentLength64 = bytes.Length;
            await response.OutputStream.WriteAsync(bytes);
            return;
        }

        var ranges = header["bytes=".Length..].Split(',').Select(range => range.Trim().Split('-').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray())
            .Select(range => (First: range[0], Last: Math.Min(range[1], bytes.Length - 1))).ToList();
        Interlocked.Add(ref _sent, ranges.Sum(range => range.Last - range.First + 1));
        response.StatusCode = 206;
        using var body = new MemoryStream();
        if (ranges is [var only])
        {
            response.Headers["Content-Range"] = $"bytes {only.First}-{only.Last}/{bytes.Length}";
            body.Write(bytes, only.First, only.Last - only.First + 1);
        }
        else
        {
            response.ContentType = $"multipart/byteranges; boundary={Boundary}";
            foreach (var (first, last) in ranges)
            {
                body.Write(Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\nContent-Type: application/octet-stream\r\nContent-Range: bytes {first}-{last}/{bytes.Length}\r\n\r\n"));
                body.Write(bytes, first, last - first + 1);
            }

            body.Write(Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n"));
        }

        // The client knows no chunks.
        response.ContentLength64 = body.Length;
        await response.OutputStream.WriteAsync(body.ToArray());
    }
}

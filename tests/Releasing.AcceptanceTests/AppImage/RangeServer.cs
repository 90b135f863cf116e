using System.Globalization;
using System.Net;
using System.Text;

namespace Releasing.AcceptanceTests.AppImage;

/// <summary>Serves a folder on the loopback interface, by ranges (RFC 9110, section 14), and counts what it sends.</summary>
internal sealed class RangeServer(string folder) : LoopbackServer
{
    private const string Boundary = "the-next-range";

    private long _sent;

    /// <summary>Bytes of files that were sent by ranges.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    protected override async Task AnswerAsync(HttpListenerRequest request, HttpListenerResponse response)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, request.Url!.AbsolutePath.TrimStart('/')));
        if (request.Headers["Range"] is not { } header)
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

using System.Text;
using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Writes an answer, whole or broken.</summary>
internal static class Sender
{
    private const int BlockSize = 64 * 1024;

    public static async Task SendAsync(HttpContext http, Reply reply, string? json)
    {
        http.Response.StatusCode = reply.Status;
        if (reply.Bytes is { } bytes)
        {
            await using var content = bytes.Open();
            await CopyAsync(http, reply, content);
        }
        else if ((json ?? reply.Text) is { } text)
        {
            await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
            await CopyAsync(http, reply, content);
        }
        else if (reply.BreaksAfter is not null)
        {
            http.Abort();
        }
    }

    private static async Task CopyAsync(HttpContext http, Reply reply, Stream content)
    {
        var stop = http.RequestAborted;
        http.Response.ContentType = reply.ContentType;
        http.Response.ContentLength = reply.IsEndless ? null : content.Length;
        var left = reply.BreaksAfter ?? long.MaxValue;
        var block = new byte[BlockSize];
        var isFirst = true;
        for (int read; left > 0 && (read = await content.ReadAsync(block.AsMemory(0, (int)Math.Min(block.Length, left)), stop)) > 0; left -= read, isFirst = false)
        {
            block[0] ^= (byte)(isFirst && reply.ChangesFirstByte ? 0xFF : 0);
            await http.Response.Body.WriteAsync(block.AsMemory(0, read), stop);
        }

        if (reply.BreaksAfter is not null)
        {
            await http.Response.Body.FlushAsync(stop);
            http.Abort();
        }

        while (reply.IsEndless)
        {
            await http.Response.Body.WriteAsync(",0"u8.ToArray(), stop);
            await http.Response.Body.FlushAsync(stop);
        }
    }
}

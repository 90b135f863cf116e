using Microsoft.AspNetCore.Http;
using Releasing.Cake.Testing.GitHub.Serving;

namespace Releasing.Cake.Testing.GitHub.Faults;

/// <summary>A request that a fault meets.</summary>
/// <param name="http">The request.</param>
/// <param name="answer">Does what it asks for.</param>
/// <param name="send">Sends an answer, with the ordinary headers.</param>
/// <param name="cut">Records that there was no answer, and cuts the connection.</param>
/// <param name="now">The clock.</param>
internal sealed class FaultScene(HttpContext http, Func<Task<Reply>> answer, Func<Reply, Task> send, Action cut, DateTimeOffset now)
{
    public HttpContext Http => http;

    public DateTimeOffset Now => now;

    public Task<Reply> AnswerAsync() => answer();

    public Task SendAsync(Reply reply) => send(reply);

    /// <summary>Sends an answer in place of doing anything.</summary>
    public async Task InsteadAsync(Reply reply)
    {
        await DrainAsync(long.MaxValue);
        await send(reply);
    }

    /// <summary>Ends the connection as if it had broken.</summary>
    public void Reset() => cut();

    /// <summary>Reads the body, or a part of it, and forgets it.</summary>
    public async Task DrainAsync(long bytes)
    {
        var buffer = new byte[16 * 1024];
        for (int read; bytes > 0 && (read = await http.Request.Body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes)), http.RequestAborted)) > 0; bytes -= read)
        {
        }
    }
}

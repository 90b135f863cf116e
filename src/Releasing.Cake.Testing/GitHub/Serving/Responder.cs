using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Takes a request through authorization, routing, answer and record.</summary>
internal sealed class Responder(GitHubState state, ExchangeLog log, Func<TimeSpan> latency)
{
    private const string Documentation = "https://docs.github.com/rest";

    public Addresses Local { get; set; } = Addresses.Public;

    public async Task AnswerAsync(HttpContext http, Origin? port)
    {
        var addresses = port is null ? Addresses.Public : Local;
        var origin = port ?? Host(http.Request.Host.Host);
        var exchange = log.Begin(http, origin);
        if (latency() is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, http.RequestAborted);
        }

        var (call, reply) = await AnswerAsync(http, origin, addresses, exchange.Path);
        if (http.RequestAborted.IsCancellationRequested)
        {
            log.End(exchange, call, null, "");
            return;
        }

        Headers.Add(http, state, origin, reply);
        var json = reply.Json?.ToJsonString();
        if (Headers.IsUnchanged(http, reply, json))
        {
            reply = new Reply(304);
            json = null;
        }

        log.End(exchange, call, http, json, reply);
        await WriteAsync(http, reply, json);
    }

    private async Task<(Call? Call, Reply Reply)> AnswerAsync(HttpContext http, Origin origin, Addresses addresses, string path)
    {
        Call? call = null;
        try
        {
            var token = Authorization.Token(http, state, origin);
            var segments = path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToList();
            var (route, values) = Router.Find(origin, http.Request.Method, segments) ?? throw Refusal.NotFound();
            call = new Call(http, state, addresses, token, values);
            Authorization.Check(token, route.Need);
            Authorization.CountRequest(state, origin);
            return (call, await route.Answer(call));
        }
        catch (Refusal refusal)
        {
            return (call, refusal.ToReply(Documentation));
        }
    }

    private static async Task WriteAsync(HttpContext http, Reply reply, string? json)
    {
        http.Response.StatusCode = reply.Status;
        if (reply.Bytes is { } bytes)
        {
            await using var content = bytes.Open();
            http.Response.ContentType = reply.ContentType;
            http.Response.ContentLength = content.Length;
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        else if ((json ?? reply.Text) is { } text)
        {
            http.Response.ContentType = reply.ContentType;
            await http.Response.WriteAsync(text, http.RequestAborted);
        }
    }

    private static Origin Host(string host) => host switch
    {
        "uploads.github.com" => Origin.Uploads,
        "github.com" or "objects.githubusercontent.com" => Origin.Downloads,
        _ => Origin.Api,
    };
}

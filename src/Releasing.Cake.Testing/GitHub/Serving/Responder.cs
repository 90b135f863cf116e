using Microsoft.AspNetCore.Http;
using Releasing.Cake.Testing.GitHub.Faults;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Takes a request through faults, authorization, routing, answer and record.</summary>
internal sealed class Responder(GitHubState state, ExchangeLog log, FaultScript faults, Func<TimeSpan> latency)
{
    /// <summary>What every refusal names.</summary>
    public const string Documentation = "https://docs.github.com/rest";

    public Addresses Local { get; set; } = Addresses.Public;

    public async Task AnswerAsync(HttpContext http, Origin? port)
    {
        var asked = new Asked(http, port ?? Host(http.Request.Host.Host), port is null ? Addresses.Public : Local);
        var fault = faults.Next(asked.Origin.ToString().ToLowerInvariant(), http.Request.Method, Uri.UnescapeDataString(asked.Path));
        var exchange = log.Begin(http, asked) with { Fault = fault?.Name };
        Call? call = null;
        async Task<Reply> AnswerAsync()
        {
            (call, var reply) = await DoAsync(asked);
            return reply;
        }

        Task SendAsync(Reply reply)
        {
            Headers.Add(http, state, asked.Origin, reply);
            var json = reply.Json?.ToJsonString();
            if (Headers.IsUnchanged(http, reply, json))
            {
                (reply, json) = (new Reply(304), null);
            }

            log.End(exchange, call, http, json, reply);
            return Sender.SendAsync(http, reply, json);
        }

        void Cut()
        {
            // First the record: a client that sees the end of the connection finds it there.
            log.End(exchange, call);
            http.Abort();
        }

        try
        {
            if (latency() is { Ticks: > 0 } delay)
            {
                await Task.Delay(delay, http.RequestAborted);
            }

            await (fault is null ? SendAsync(await AnswerAsync()) : fault.PlayAsync(new FaultScene(http, AnswerAsync, SendAsync, Cut, state.Now)));
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // The client went away; there is nobody to tell.
            Cut();
        }
    }

    private async Task<(Call? Call, Reply Reply)> DoAsync(Asked asked)
    {
        Call? call = null;
        try
        {
            var token = Authorization.Token(asked.Http, state, asked.Origin);
            var segments = asked.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToList();
            var (route, values) = Router.Find(asked.Origin, asked.Http.Request.Method, segments) ?? throw Refusal.NotFound();
            call = new Call(asked.Http, state, asked.Addresses, token, values);
            Authorization.Check(token, route.Need);
            Authorization.CountRequest(state, asked.Origin);
            return (call, await route.Answer(call));
        }
        catch (Refusal refusal)
        {
            return (call, refusal.ToReply(Documentation));
        }
        catch (IOException)
        {
            return (call, new Refusal(502, "Server Error").ToReply(Documentation));
        }
    }

    private static Origin Host(string host) => host switch
    {
        "uploads.github.com" => Origin.Uploads,
        "github.com" or "objects.githubusercontent.com" => Origin.Downloads,
        _ => Origin.Api,
    };
}

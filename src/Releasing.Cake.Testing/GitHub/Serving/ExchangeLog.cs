using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Every exchange, in the order in which the requests arrived. An exchange is in it before its answer leaves, so that a client which has the answer finds it here.</summary>
internal sealed class ExchangeLog
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, RecordedExchange> _exchanges = [];
    private int _last;

    public IReadOnlyList<RecordedExchange> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _exchanges.Values];
            }
        }
    }

    public RecordedExchange Begin(HttpContext http, Origin origin)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return new RecordedExchange
        {
            Number = Interlocked.Increment(ref _last),
            Origin = origin.ToString().ToLowerInvariant(),
            Method = http.Request.Method,
            Path = query < 0 ? target : target[..query],
            Query = query < 0 ? "" : target[(query + 1)..],
            RequestHeaders = Of(http.Request.Headers),
            HasToken = http.Request.Headers.Authorization.Count > 0,
            ResponseHeaders = new Dictionary<string, string>(),
        };
    }

    public void End(RecordedExchange exchange, Call? call, HttpContext? answered, string? json, Reply? reply = null)
    {
        var ended = exchange with { RequestJson = call?.Json, RequestBytes = call?.ReceivedBytes ?? 0 };
        if (answered is not null && reply is not null)
        {
            ended = ended with { Status = reply.Status, ResponseJson = json, ResponseHeaders = Of(answered.Response.Headers) };
        }

        lock (_gate)
        {
            _exchanges[exchange.Number] = ended;
        }
    }

    private static Dictionary<string, string> Of(IHeaderDictionary headers) =>
        headers.Where(header => !header.Key.Equals("authorization", StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
}

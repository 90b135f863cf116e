using Microsoft.AspNetCore.Http;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Every exchange, in the order in which the requests arrived. An exchange is in it before its answer leaves, so that a client which has the answer finds it here.</summary>
internal sealed class ExchangeLog(ExchangeFile file) : IDisposable
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

    public RecordedExchange Begin(HttpContext http, Asked asked) => new()
    {
        Number = Interlocked.Increment(ref _last),
        Origin = asked.Origin.ToString().ToLowerInvariant(),
        Method = http.Request.Method,
        Path = asked.Path,
        Query = asked.Query,
        RequestHeaders = Of(http.Request.Headers),
        HasToken = http.Request.Headers.Authorization.Count > 0,
        ResponseHeaders = new Dictionary<string, string>(),
    };

    /// <summary>Records an exchange with the answer that is about to leave.</summary>
    public void End(RecordedExchange exchange, Call? call, HttpContext http, string? json, Reply reply) => Add(With(exchange, call) with
    {
        Status = reply.Status,
        ResponseJson = json,
        ResponseHeaders = Of(http.Response.Headers),
    });

    /// <summary>Records an exchange that got no answer, unless one was recorded.</summary>
    public void End(RecordedExchange exchange, Call? call) => Add(With(exchange, call));

    public void Dispose() => file.Dispose();

    private void Add(RecordedExchange exchange)
    {
        lock (_gate)
        {
            if (!_exchanges.TryAdd(exchange.Number, exchange))
            {
                return;
            }
        }

        file.Add(exchange);
    }

    private static RecordedExchange With(RecordedExchange exchange, Call? call) => exchange with { RequestJson = call?.Json, RequestBytes = call?.ReceivedBytes ?? 0 };

    private static Dictionary<string, string> Of(IHeaderDictionary headers) =>
        headers.Where(header => !header.Key.Equals("authorization", StringComparison.OrdinalIgnoreCase)).ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString(), StringComparer.Ordinal);
}

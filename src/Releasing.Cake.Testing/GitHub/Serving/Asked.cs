using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Releasing.Cake.Testing.GitHub.Serving;

/// <summary>Where a request went, as it was sent.</summary>
internal sealed class Asked
{
    public Asked(HttpContext http, Origin origin, Addresses addresses)
    {
        Http = http;
        Origin = origin;
        Addresses = addresses;
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = target.IndexOf('?', StringComparison.Ordinal);
        Path = query < 0 ? target : target[..query];
        Query = query < 0 ? "" : target[(query + 1)..];
    }

    public HttpContext Http { get; }

    public Origin Origin { get; }

    /// <summary>The roots that the answer names.</summary>
    public Addresses Addresses { get; }

    /// <summary>The path, escapes included.</summary>
    public string Path { get; }

    /// <summary>The query, without <c>?</c>.</summary>
    public string Query { get; }
}

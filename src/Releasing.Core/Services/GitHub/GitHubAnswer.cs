using System.Globalization;

namespace Releasing.Services.GitHub;

/// <summary>What GitHub answered.</summary>
public sealed record GitHubAnswer
{
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the answer came from, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The bytes of the body, within the limits.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type, without parameters; empty when there is none.</summary>
    public required string MediaType { get; init; }

    /// <summary>What <c>Retry-After</c> asks for; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>It succeeded.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A header; several of one name are joined by commas. Null when it is absent.</summary>
    /// <param name="name">The header's name.</param>
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>How many requests are left (<c>x-ratelimit-remaining</c>); null when it does not say.</summary>
    public int? Remaining => int.TryParse(Header("x-ratelimit-remaining"), NumberStyles.None, CultureInfo.InvariantCulture, out var left) ? left : null;

    /// <summary>When there will be more (<c>x-ratelimit-reset</c>, seconds since 1970); null when it does not say.</summary>
    public DateTimeOffset? Reset => long.TryParse(Header("x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 253402300800
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : null;

    /// <summary>The request's number on GitHub's side, for its support; null when it does not say.</summary>
    public string? RequestId => Header("x-github-request-id");
}

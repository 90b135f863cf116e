namespace Releasing.Http;

/// <summary>How long to wait before a request is sent again.</summary>
internal static class RetryPause
{
    /// <summary>Doubles with every attempt, and gets up to half of it more by chance, so that many clients do not come back together.</summary>
    /// <param name="first">The pause after the first attempt.</param>
    /// <param name="attempt">0 after the first attempt.</param>
    public static TimeSpan Growing(TimeSpan first, int attempt) => first * Math.Pow(2, attempt) * (1 + (Random.Shared.NextDouble() / 2));

    /// <summary>What <c>Retry-After</c> asks for (RFC 9110, section 10.2.3); null when it does not. Never negative.</summary>
    public static TimeSpan? AskedBy(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => (TimeSpan?)null,
        };
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}

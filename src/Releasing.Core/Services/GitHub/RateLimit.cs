namespace Releasing.Services.GitHub;

/// <summary>
/// Refusals for asking too much (GitHub's documentation, "Rate limits for the REST API" and "Best practices for using the REST API"): <c>retry-after</c> counts first, then
/// <c>x-ratelimit-reset</c> where nothing remains, then at least a minute.
/// </summary>
internal static class RateLimit
{
    private static readonly string[] s_words = ["secondary rate limit", "rate limit exceeded", "abuse detection"];

    /// <summary>The answer refuses for the limits, not for good.</summary>
    public static bool Refuses(GitHubAnswer answer, string message) => answer.Status == 429
        || (answer.Status == 403 && (answer.RetryAfter is not null || answer.Remaining == 0 || s_words.Any(word => message.Contains(word, StringComparison.OrdinalIgnoreCase))));

    /// <summary>How long to wait; null when the answer does not say.</summary>
    public static TimeSpan? Pause(GitHubAnswer answer, DateTimeOffset now)
    {
        if (answer.RetryAfter is { } asked)
        {
            return asked;
        }

        // A second more, for clocks that do not agree.
        return answer is { Remaining: 0, Reset: { } reset } ? (reset > now ? reset - now : TimeSpan.Zero) + TimeSpan.FromSeconds(1) : null;
    }
}

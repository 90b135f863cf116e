namespace Releasing.Services.GitHub;

/// <summary>How patient the client is, and how much it takes in.</summary>
public sealed record GitHubLimits
{
    /// <summary>How often a request is sent at most; 5 by default.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long one attempt may take, its answer included; 30 seconds by default.</summary>
    public TimeSpan AttemptTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long all attempts may take together, pauses included; 5 minutes by default. A pause that GitHub asks for and that is longer ends the request at once.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause before the second attempt; it doubles from then on and gets up to half of it more by chance. 1 second by default.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The least pause after a refusal that does not say how long; it doubles too. One minute, as GitHub asks for.</summary>
    public TimeSpan RefusedPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most bytes of an answer; 64 MiB by default, which a page of releases with a thousand assets each needs.</summary>
    public int LargestAnswer { get; init; } = 64 * 1024 * 1024;

    /// <summary>How deep the JSON of an answer may be nested; 32 by default.</summary>
    public int DeepestJson { get; init; } = 32;

    /// <summary>The most pages of one list; 400 by default.</summary>
    public int MostPages { get; init; } = 400;

    /// <summary>The most redirects of one request, all of them on the same host; 3 by default.</summary>
    public int MostRedirects { get; init; } = 3;

    /// <summary>How many requests that change something may begin within a minute; 80 by default, as GitHub allows for what creates content.</summary>
    public int WritesAMinute { get; init; } = 80;

    /// <summary>How slow a transfer may be, in bytes a second; 64 KiB by default. What a file needs at this speed is added to the time of its attempt.</summary>
    public int SlowestTransfer { get; init; } = 64 * 1024;

    /// <summary>How long a transfer may stand still; one minute by default.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The limits for a file: more time, by its size, and a day at most, beyond which no time limit of Polly goes.</summary>
    /// <param name="size">Bytes.</param>
    internal GitHubLimits ForTransfer(long size)
    {
        var transfer = TimeSpan.FromSeconds(size / SlowestTransfer);
        return this with { AttemptTime = Bounded(AttemptTime + transfer), TotalTime = Bounded(TotalTime + (transfer * Attempts)) };
    }

    private static TimeSpan Bounded(TimeSpan time) => time < TimeSpan.FromDays(1) ? time : TimeSpan.FromDays(1);
}

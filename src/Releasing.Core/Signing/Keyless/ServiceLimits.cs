namespace Releasing.Signing.Keyless;

/// <summary>How patient signing is with a service. What is slow, answers 408, 429 or 5xx, breaks off or answers garbage is asked again; everything else is final.</summary>
public sealed record ServiceLimits
{
    /// <summary>How often a request is sent at most; 5 by default.</summary>
    public int Attempts { get; init; } = 5;

    /// <summary>How long one attempt may take; 30 seconds by default. Rekor v2 answers only when a checkpoint covers the entry: 20 seconds are the least its operators ask for.</summary>
    public TimeSpan AttemptTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long all attempts at one request may take together, pauses included; 3 minutes by default.</summary>
    public TimeSpan TotalTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The pause before the second attempt; it doubles from then on, gets up to half of it more by chance, and gives way to Retry-After. 1 second by default.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);
}

namespace Releasing.Effects;

/// <summary>How an effect ended.</summary>
public enum EffectOutcome
{
    /// <summary>It was applied in this run.</summary>
    Applied,

    /// <summary>It was there already, with the same bytes or content.</summary>
    AlreadyThere,

    /// <summary>Probing or applying it failed.</summary>
    Failed,
}

/// <summary>An effect with how it ended.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Elapsed">How long applying took; for one that was there, how long the probe took.</param>
/// <param name="Failure">What went wrong; null unless it failed.</param>
public sealed record EffectResult(IEffect Effect, EffectOutcome Outcome, TimeSpan Elapsed, Exception? Failure = null);

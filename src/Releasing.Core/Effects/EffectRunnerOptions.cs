namespace Releasing.Effects;

/// <summary>How effects are run.</summary>
public sealed class EffectRunnerOptions
{
    /// <summary>How many effects of one order run side by side. Default 4.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>Verification has passed, so irreversible effects may run. Default false.</summary>
    public bool VerificationPassed { get; init; }

    /// <summary>Hears of progress. Default: nobody.</summary>
    public IEffectObserver? Observer { get; init; }

    /// <summary>Called after a ledger record is on the disk: where a test ends the process to see that the next run finishes the work.</summary>
    public Action<LedgerRecord>? AfterRecord { get; init; }

    /// <summary>Called when an effect is applied and its outcome is not yet recorded: the other such place.</summary>
    public Action<IEffect>? BeforeOutcome { get; init; }

    /// <summary>What measures the time an effect takes. Default: the clock of the system.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

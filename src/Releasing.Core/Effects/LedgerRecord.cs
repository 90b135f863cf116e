namespace Releasing.Effects;

/// <summary>One line of the ledger.</summary>
/// <param name="Seq">Grows by one with each record, over all runs.</param>
/// <param name="Time">When it was written, UTC.</param>
/// <param name="Run">The run that wrote it.</param>
/// <param name="Effect">The <see cref="IEffect.Id"/>.</param>
/// <param name="Phase">What happened.</param>
/// <param name="Digest">The <see cref="IEffect.Digest"/>, when there is one.</param>
/// <param name="Detail">What else is worth keeping, such as the message of a failure; without secrets.</param>
public sealed record LedgerRecord(
    long Seq, DateTimeOffset Time, string Run, string Effect, LedgerPhase Phase, string? Digest = null, string? Detail = null);

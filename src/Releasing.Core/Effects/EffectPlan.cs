namespace Releasing.Effects;

/// <summary>An effect as the plan shows it.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Probe">What was found.</param>
/// <param name="Problem">Why it could not be compared; null when it could.</param>
public sealed record PlannedEffect(IEffect Effect, Probe Probe, string? Problem = null)
{
    /// <summary>One word: <c>create</c>, <c>same</c>, <c>conflict</c> or <c>unknown</c>.</summary>
    public string Word => Probe.State switch
    {
        ProbeState.Absent => "create",
        ProbeState.Same => "same",
        ProbeState.Conflict => "conflict",
        _ => "unknown",
    };
}

/// <summary>What a run would do, found out by probing alone: nothing is changed, no ledger is opened.</summary>
public static class EffectPlan
{
    /// <summary>Probes every effect.</summary>
    /// <param name="effects">The effects in any order.</param>
    /// <param name="parallelism">How many are probed side by side.</param>
    /// <param name="cancellationToken">Stops the probing.</param>
    /// <returns>One row per effect, by order and then as given. A probe that fails is a row of its own with the reason, not an exception.</returns>
    public static async Task<IReadOnlyList<PlannedEffect>> ProbeAsync(
        IEnumerable<IEffect> effects, int parallelism = 4, CancellationToken cancellationToken = default)
    {
        var ordered = effects.OrderBy(effect => effect.Order).ToArray();
        var rows = new PlannedEffect[ordered.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, parallelism), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ordered.Length, parallel, async (index, _) =>
        {
            var effect = ordered[index];
            try
            {
                rows[index] = new PlannedEffect(effect, await effect.ProbeAsync(cancellationToken));
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                rows[index] = new PlannedEffect(effect, Probe.Unknown, error.Message);
            }
        });
        return rows;
    }
}

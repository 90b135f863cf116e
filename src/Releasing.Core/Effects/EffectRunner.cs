using System.Collections.Concurrent;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Effects;

/// <summary>
/// Runs effects by ascending <see cref="IEffect.Order"/>. All of one order are probed first; a conflict stops the run before
/// anything of that order or a later one is applied. What is absent is applied side by side, with an intent before and an
/// outcome after it in the ledger. What is there already is left alone, so a run may be repeated at any time, after any failure.
/// </summary>
/// <param name="ledger">Where intents and outcomes are recorded.</param>
/// <param name="options">Bounds and hooks; null for the defaults.</param>
public sealed class EffectRunner(Ledger ledger, EffectRunnerOptions? options = null)
{
    private readonly EffectRunnerOptions _options = options ?? new EffectRunnerOptions();

    /// <summary>Runs the effects.</summary>
    /// <param name="effects">The effects in any order; ids are unique.</param>
    /// <param name="cancellationToken">Starts no further effect and cancels the running ones.</param>
    /// <returns>How each ended, in the order given here.</returns>
    /// <exception cref="PreflightException">An id is there twice, or an irreversible effect may not run yet. Nothing was probed or applied.</exception>
    /// <exception cref="EffectsFailedException">Effects conflict or failed; all of one order are named at once.</exception>
    public async Task<IReadOnlyList<EffectResult>> RunAsync(IEnumerable<IEffect> effects, CancellationToken cancellationToken = default)
    {
        var all = effects.ToArray();
        Check(all);
        var results = new ConcurrentDictionary<string, EffectResult>(StringComparer.Ordinal);
        foreach (var group in all.GroupBy(effect => effect.Order).OrderBy(group => group.Key))
        {
            await RunOrderAsync([.. group], results, cancellationToken);
        }

        return InOrder(all, results);
    }

    private void Check(IEffect[] effects)
    {
        var problems = effects.GroupBy(effect => effect.Id, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => $"The effect '{group.Key}' is there {group.Count()} times. Give each its own id.").ToList();
        if (!_options.VerificationPassed)
        {
            problems.AddRange(effects.Where(effect => effect.Irreversible)
                .Select(effect => $"'{effect.Id}' cannot be taken back and verification has not passed. Run the verification before it."));
        }

        if (problems.Count > 0)
        {
            throw new PreflightException("Effects", problems);
        }
    }

    private async Task RunOrderAsync(IEffect[] effects, ConcurrentDictionary<string, EffectResult> results, CancellationToken cancellationToken)
    {
        var probes = new ConcurrentDictionary<IEffect, Probe>();
        await ForEachAsync(effects, async effect => await ProbeAsync(effect, probes, results, cancellationToken), cancellationToken);
        ThrowWhenFailed(effects, results, "could not be compared with what is there");

        var conflicts = effects.Where(effect => probes[effect].State is ProbeState.Conflict or ProbeState.Unknown)
            .Select(effect => Describe(effect, probes[effect])).ToArray();
        if (conflicts.Length > 0)
        {
            throw new EffectsFailedException($"{conflicts.Length} of {effects.Length} effects of one step found something else in their place. Nothing of that step was changed.", conflicts, InOrder(effects, results), null);
        }

        var absent = effects.Where(effect => probes[effect].State is ProbeState.Absent).ToArray();
        await ForEachAsync(absent, effect => ApplyAsync(effect, results, cancellationToken), cancellationToken);
        ThrowWhenFailed(effects, results, "failed. What was done stays; run the same command again to go on");
    }

    private async Task ProbeAsync(
        IEffect effect, ConcurrentDictionary<IEffect, Probe> probes, ConcurrentDictionary<string, EffectResult> results, CancellationToken cancellationToken)
    {
        var start = _options.Clock.GetTimestamp();
        try
        {
            var probe = await effect.ProbeAsync(cancellationToken);
            probes[effect] = probe;
            _options.Observer?.Probed(effect, probe);
            if (probe.State is not ProbeState.Same)
            {
                return;
            }
            // One line says that it is there; a run that changes nothing adds none.
            if (ledger.LastOf(effect.Id) is not { Phase: LedgerPhase.Done or LedgerPhase.Adopted } last || last.Digest != effect.Digest)
            {
                Record(effect, LedgerPhase.Adopted);
            }

            Finish(new EffectResult(effect, EffectOutcome.AlreadyThere, _options.Clock.GetElapsedTime(start)), results);
        }
        catch (Exception error) when (!IsCancellation(error, cancellationToken))
        {
            Finish(new EffectResult(effect, EffectOutcome.Failed, _options.Clock.GetElapsedTime(start), error), results);
        }
    }

    private async Task ApplyAsync(IEffect effect, ConcurrentDictionary<string, EffectResult> results, CancellationToken cancellationToken)
    {
        Record(effect, LedgerPhase.Intent);
        _options.Observer?.Applying(effect);
        var start = _options.Clock.GetTimestamp();
        try
        {
            await effect.ApplyAsync(cancellationToken);
        }
        catch (Exception error) when (IsCancellation(error, cancellationToken))
        {
            Record(effect, LedgerPhase.Failed, "cancelled");
            throw;
        }
        catch (Exception error)
        {
            Record(effect, LedgerPhase.Failed, error.Message);
            Finish(new EffectResult(effect, EffectOutcome.Failed, _options.Clock.GetElapsedTime(start), error), results);
            return;
        }

        _options.BeforeOutcome?.Invoke(effect);
        Record(effect, LedgerPhase.Done);
        Finish(new EffectResult(effect, EffectOutcome.Applied, _options.Clock.GetElapsedTime(start)), results);
    }

    private void Record(IEffect effect, LedgerPhase phase, string? detail = null)
    {
        var record = ledger.Append(effect.Id, phase, effect.Digest, detail);
        _options.AfterRecord?.Invoke(record);
    }

    private void Finish(EffectResult result, ConcurrentDictionary<string, EffectResult> results)
    {
        results[result.Effect.Id] = result;
        _options.Observer?.Finished(result);
    }

    private async Task ForEachAsync(IEffect[] effects, Func<IEffect, Task> body, CancellationToken cancellationToken)
    {
        // A failed effect does not stop its neighbours: what they finish need not be done again.
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, _options.Parallelism), CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(effects, parallel, async (effect, _) => await body(effect));
    }

    private static void ThrowWhenFailed(IEffect[] effects, ConcurrentDictionary<string, EffectResult> results, string what)
    {
        var reached = InOrder(effects, results);
        var failed = reached.Where(result => result.Failure is not null).ToArray();
        if (failed.Length == 0)
        {
            return;
        }

        var failures = failed.Select(result => result.Failure!).ToArray();
        throw new EffectsFailedException(
            $"{failed.Length} of {effects.Length} effects of one step {what}.", [.. failed.Select(result => $"{result.Effect.Id}: {result.Failure!.Message}")], reached,
            failures.Length == 1 ? failures[0] : new AggregateException(failures));
    }

    private static string Describe(IEffect effect, Probe probe) => probe.State is ProbeState.Unknown
        ? $"{effect.Id}: its file is not built. Run the task that makes it first."
        : $"{effect.Id}: wanted is {probe.Ours ?? "nothing"}, there is {PlainText.Line(probe.Theirs ?? "nothing")}. Remove the one that is wrong; it is never overwritten.";

    private static bool IsCancellation(Exception error, CancellationToken cancellationToken) =>
        error is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private static EffectResult[] InOrder(IEnumerable<IEffect> effects, ConcurrentDictionary<string, EffectResult> results) =>
        [.. effects.Select(effect => results.GetValueOrDefault(effect.Id)).OfType<EffectResult>()];
}

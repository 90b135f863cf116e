using Releasing.Effects;

namespace Releasing.Cake.Running;

/// <summary>Runs the effects of one task with ledger and progress, and keeps how they ended for the summary.</summary>
internal sealed class EffectWork(ReleaseContext context)
{
    /// <summary>The word for an effect that this run applied.</summary>
    public const string Done = "done";

    public async Task RunAsync(string task, IReadOnlyList<IEffect> effects, int parallelism)
    {
        using var ledger = Ledger.Open(
            Path.Combine(context.ArtifactsFolder, "ledger.jsonl"), new LedgerOptions { Clock = context.Clock, Redact = context.Mask });
        using var progress = context.Progress.Begin(task, effects.Count);
        var runner = new EffectRunner(ledger, new EffectRunnerOptions
        {
            Clock = context.Clock,
            Parallelism = parallelism,
            VerificationPassed = context.VerificationPassed,
            Observer = new Observer(progress),
            AfterRecord = context.LedgerWritten,
            BeforeOutcome = context.EffectApplied,
        });
        using var interrupt = new Interrupt();
        foreach (var result in await runner.RunAsync(effects, interrupt.Token))
        {
            context.Run.Add(result.Effect.Description, result.Outcome == EffectOutcome.Applied ? Done : "was there", result.Elapsed);
        }
    }

    private sealed class Observer(IProgressScope progress) : IEffectObserver
    {
        public void Probed(IEffect effect, Probe probe)
        {
        }

        public void Applying(IEffect effect) => progress.Started(effect.Description);

        public void Finished(EffectResult result) => progress.Finished(
            result.Effect.Description,
            result.Outcome switch
            {
                EffectOutcome.Applied => ItemOutcome.Made,
                EffectOutcome.AlreadyThere => ItemOutcome.UpToDate,
                _ => ItemOutcome.Failed,
            },
            result.Elapsed,
            []);
    }
}

using Releasing.Cake.Running;
using Releasing.Effects;

namespace Releasing.Cake;

/// <summary>
/// A task that changes something outside the artifacts folder. It answers a list of effects and nothing more; probing,
/// the ledger, the order and what happens after a kill are done once for all of them.
/// </summary>
public abstract class EffectTask : ReleaseTask
{
    /// <summary>What this task does cannot be taken back. Such a task must wait for <c>Verify.Draft</c>, or the run does not start.</summary>
    public virtual bool IsIrreversible => false;

    /// <summary>The effects, rebuilt from tag, settings and remote.</summary>
    /// <param name="context">The release. While planning, artifacts may not be built yet: their digests are then null.</param>
    public abstract IEnumerable<IEffect> Effects(ReleaseContext context);

    /// <summary>Called before the effects of a run are asked for, and not while planning: the place to take over what is there already. Default: nothing.</summary>
    /// <param name="context">The release.</param>
    protected virtual Task PrepareAsync(ReleaseContext context) => Task.CompletedTask;

    /// <summary>How many effects run side by side. Default: as many as the store takes, and never fewer than <see cref="Settings.ReleaseSettings.Parallelism"/>.</summary>
    /// <param name="context">The release.</param>
    protected virtual int Parallelism(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.TransferParallelism;
    }

    /// <summary>Applies what is absent, adopts what is there, stops at a conflict.</summary>
    /// <param name="context">The release.</param>
    public sealed override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await PrepareAsync(context);
        await new EffectWork(context).RunAsync(Name, [.. Effects(context)], Parallelism(context));
    }
}

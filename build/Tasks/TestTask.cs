using Build.Testing;
using Cake.Frosting;
using Releasing.Cake;

namespace Build.Tasks;

/// <summary>Runs every test but the long forms.</summary>
[TaskName(TaskNames.Test)]
[TaskDescription("Runs every test but the long forms (--target=Soak)")]
public sealed class TestTask : ReleaseTask, IFrostingTask
{
    // Cake asks for it when no version is known yet.
    string IFrostingTask.SkippedMessage => "a local snapshot; run --target=Test";

    /// <inheritdoc/>
    public override Task RunAsync(ReleaseContext context) => Task.Run(() => new TestSuite((BuildContext)context).Run("Category!=Soak"));

    /// <inheritdoc/>
    protected override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context)
            ?? (((BuildContext)context).IsAskedFor(Name) || context.IsCI || !context.Version.IsSnapshot ? null : ((IFrostingTask)this).SkippedMessage);
    }
}

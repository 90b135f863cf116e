using Cake.Frosting;
using Releasing.Cake.Running;
using Releasing.Effects;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Attaches the report of the draft's verification to the draft, as Markdown and JSON, so that it is public together with the files it is about. A report of an earlier run that says the same stays, another one is
/// replaced; a public release keeps the one it has.
/// </summary>
[TaskName(TaskNames.PublishReport)]
[TaskDescription("Attaches the report of the verification to the draft")]
[IsDependentOn(typeof(VerifyDraftTask))]
public class PublishReportTask : EffectTask
{
    /// <summary>Writes the report of this run's verification, or takes over the one of the public release.</summary>
    /// <param name="context">The release.</param>
    protected override async Task PrepareAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var interrupt = new Interrupt();
        await context.DraftReport.PrepareAsync(interrupt.Token);
    }

    /// <inheritdoc/>
    public override IEnumerable<IEffect> Effects(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return StoreEffects.Of(context).Reports;
    }
}

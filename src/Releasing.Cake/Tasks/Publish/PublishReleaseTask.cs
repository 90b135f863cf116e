using Cake.Frosting;
using Releasing.Effects;

namespace Releasing.Cake.Tasks;

/// <summary>Makes the verified draft public in one step; on GitHub its provenance is then offered to the repository's attestations.</summary>
[TaskName(TaskNames.PublishRelease)]
[TaskDescription("Makes the draft public")]
[IsDependentOn(typeof(VerifyDraftTask))]
[IsDependentOn(typeof(PublishReportTask))]
public class PublishReleaseTask : EffectTask
{
    /// <inheritdoc/>
    public override bool IsIrreversible => true;

    /// <inheritdoc/>
    public override IEnumerable<IEffect> Effects(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [StoreEffects.Of(context).Publish, .. Attestations.Of(context)];
    }
}

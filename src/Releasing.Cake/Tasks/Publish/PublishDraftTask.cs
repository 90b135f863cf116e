using Cake.Frosting;
using Releasing.Cake.Attesting;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Effects;

namespace Releasing.Cake.Tasks;

/// <summary>Creates the draft and uploads every asset that is not there yet. Nobody but the maintainers sees it.</summary>
[TaskName(TaskNames.PublishDraft)]
[TaskDescription("Creates the draft and uploads the assets")]
[IsDependentOn(typeof(AttestStage))]
[IsDependentOn(typeof(ReleaseNotesTask))]
public class PublishDraftTask : EffectTask
{
    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context) =>
    [
        new Requirement
        {
            Kind = RequirementKind.Permission,
            Name = "artifacts folder",
            Purpose = "holds the files of the release and the local store",
            Hint = "make the folder writable, or choose another with --output",
            Check = WritableFolder.Problem,
        },
    ];

    /// <summary>Takes over the signatures and the provenance that the release holds already, where they say the same.</summary>
    /// <param name="context">The release.</param>
    protected override async Task PrepareAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        StoreEffects.CheckLimits(context, TaskNames.PublishDraft, isBuilt: true);
        using var interrupt = new Interrupt();
        await new Adoption(context).RunAsync(interrupt.Token);
    }

    /// <inheritdoc/>
    public override IEnumerable<IEffect> Effects(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return StoreEffects.Of(context).BeforeVerification;
    }
}

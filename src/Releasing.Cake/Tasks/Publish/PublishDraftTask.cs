using Cake.Frosting;
using Releasing.Cake.Planning;
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

    /// <inheritdoc/>
    public override IEnumerable<IEffect> Effects(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return StoreEffects.Of(context).BeforeVerification;
    }
}

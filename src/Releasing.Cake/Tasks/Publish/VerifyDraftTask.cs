using Cake.Frosting;
using Releasing.Services;

namespace Releasing.Cake.Tasks;

/// <summary>Reads every asset of the draft back from the store and holds it against the catalogue and the checksum file.</summary>
[TaskName(TaskNames.VerifyDraft)]
[TaskDescription("Reads every asset of the draft back and checks it")]
[IsDependentOn(typeof(PublishDraftTask))]
public class VerifyDraftTask : ReleaseTask
{
    /// <inheritdoc/>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var report = await ReleaseVerification.RunAsync(
            context.Store, context.Version.Tag, context.Artifacts.Released, context.Settings.Parallelism);
        context.Run.Verification = report;
        report.ThrowIfFailed(TaskNames.VerifyDraft);
        context.VerificationPassed = true;
    }
}

using Cake.Frosting;
using Releasing.Cake.Running;
using Releasing.Cake.Verifying;
using Releasing.Services;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Reads every asset of the draft back from the store, holds it against the catalogue, and verifies the downloaded files as a user would: checksums, signatures, provenance, SBOMs,
/// contents, and that programs start.
/// </summary>
[TaskName(TaskNames.VerifyDraft)]
[TaskDescription("Downloads every asset of the draft again and verifies it")]
[IsDependentOn(typeof(PublishDraftTask))]
public class VerifyDraftTask : ReleaseTask
{
    /// <inheritdoc/>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var interrupt = new Interrupt();
        context.VerificationPassed = await DownloadedRelease.InFolderAsync(context, Name, folder => VerifyAsync(context, folder, interrupt.Token));
    }

    // Read once: what is held against the catalogue is left in the folder.
    private async Task<bool> VerifyAsync(ReleaseContext context, string folder, CancellationToken cancellationToken)
    {
        var report = await ReleaseVerification.RunAsync(
            context.Store, context.Version.Tag, context.Artifacts.Released, context.TransferParallelism, context.DraftReport.Report.Besides, folder, cancellationToken);
        context.Run.Verification = report;
        report.ThrowIfFailed(TaskNames.VerifyDraft);

        if (context.PlannedTasks.Any(task => task is VerifyTask) && !context.Settings.DisabledTasks.ContainsKey(TaskNames.Verify)
            && await context.Store.FindAsync(context.Version.Tag, cancellationToken) is { IsDraft: false })
        {
            // Nothing is left to hold back: Verify looks at the public release in this same run, and once is enough.
            return true;
        }

        var downloaded = await DownloadedRelease.VerifyAsync(context, Name, folder, cancellationToken);
        context.Run.Downloaded = downloaded;
        downloaded.ThrowIfFailed(Name);
        return true;
    }
}

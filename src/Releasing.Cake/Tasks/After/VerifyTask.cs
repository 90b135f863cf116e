using System.Globalization;
using Cake.Frosting;
using Releasing.Cake.Running;
using Releasing.Cake.Verifying;
using Releasing.Files;
using Releasing.Text;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Downloads every asset of the public release again and verifies it as a user would. The report lies in the artifacts folder, as Markdown and JSON, and stands in the summary of the
/// CI run. With <c>--release=TAG</c> it is a release that was made earlier, and nothing else runs.
/// </summary>
[TaskName(TaskNames.Verify)]
[TaskDescription("Downloads the public release again and verifies it")]
[IsDependentOn(typeof(PublishStage))]
public class VerifyTask : ReleaseTask
{
    /// <inheritdoc/>
    internal override bool VerifiesEarlierReleases => true;

    /// <summary>Verifies and writes the report.</summary>
    /// <param name="context">The release.</param>
    /// <exception cref="Releasing.Failures.PreflightException">Something does not verify; all of it is named.</exception>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var interrupt = new Interrupt();
        var report = await DownloadedRelease.VerifyAsync(context, Name, interrupt.Token);
        context.Run.Downloaded = report;
        StateFile.Write(Path.Combine(context.ArtifactsFolder, "verification.json"), FolderReportText.Json(report));
        StateFile.Write(Path.Combine(context.ArtifactsFolder, "verification.md"), System.Text.Encoding.UTF8.GetBytes(FolderReportText.Markdown(report, TitleOf(context))));
        report.ThrowIfFailed(Name);
        context.Run.Remark(string.Create(
            CultureInfo.InvariantCulture, $"Verified: {report.Files.Count} downloaded files, {report.Rows.Count(row => row.Outcome == CheckOutcome.Passed)} checks passed; the report is in {context.Settings.Output}/verification.md."));
    }

    private static string TitleOf(ReleaseContext context) => context.Options.Release is { } tag ? $"Verification of {context.Project.Name}, {PlainText.Line(tag)}" : DraftReport.TitleOf(context);
}

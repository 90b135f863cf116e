using System.Globalization;
using System.Text;
using Releasing.Cake.Reports;
using Releasing.Notes.Rendering;
using Releasing.Verification.Folders;

namespace Releasing.Cake.Running;

/// <summary>The closing table as Markdown, for the page that GitHub Actions shows of a run.</summary>
internal static class StepSummary
{
    // The runner drops a summary of more than a mebibyte. https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits
    private const int RowsShown = 500;
    private const int LongestFailure = 4000;

    /// <summary>Adds it to the file, after what other steps of the repository have written.</summary>
    public static void Append(string file, RunReport report) => File.AppendAllText(file, Render(report));

    public static string Render(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new StringBuilder();
        var name = $"{report.Project} {report.Version?.Version}".TrimEnd();
        page.Append(CultureInfo.InvariantCulture, $"## {Safe(name)}{(report.Failure is null ? "" : " failed")}\n\n");
        if (report.Failure is not null)
        {
            foreach (var line in report.Failure.Split('\n').Take(RowsShown))
            {
                page.Append("> ").Append(MarkdownText.Escape(line, LongestFailure)).Append("\\\n");
            }

            page.Length -= 2;
            page.Append("\n\n");
        }

        AppendArtifacts(page, report.Released);
        AppendVerification(page, report.Downloaded);
        AppendList(page, "Skipped", report.Skipped.Select(item => $"**{Safe(item.What)}**: {Safe(item.Reason)}"));
        AppendList(page, "Effects", report.Effects.Select(effect => $"{Safe(effect.Outcome)}: {Safe(effect.Description)}"));
        if (report.Release is { } release)
        {
            page.Append(CultureInfo.InvariantCulture, $"{(release.IsDraft ? "Draft" : "Release")}: {Link(release.Address)}\n\n");
        }

        if (report.Next is { } next)
        {
            // Longer than any run of backticks in it (CommonMark, 4.5 Fenced code blocks).
            var fence = new string('`', 3 + next.Count(character => character == '`'));
            page.Append(CultureInfo.InvariantCulture, $"{(report.Failure is null ? "Next" : "To go on")}:\n\n{fence}sh\n{TerminalText.Clean(next)}\n{fence}\n");
        }

        return page.ToString();
    }

    private static void AppendArtifacts(StringBuilder page, IReadOnlyList<MadeArtifact> artifacts)
    {
        if (artifacts.Count == 0)
        {
            return;
        }

        page.Append("| Artifact | Target | Size | SHA-256 | Time |\n| --- | --- | ---: | --- | ---: |\n");
        foreach (var (artifact, outcome, elapsed) in artifacts.Take(RowsShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {Safe(artifact.Name)} | {Safe(artifact.Target ?? "all")} | {ByteSize.Format(artifact.Size)} | `{artifact.Sha256}` | {(outcome == ItemOutcome.UpToDate ? "up to date" : Elapsed.Format(elapsed))} |\n");
        }

        page.Append('\n');
    }

    private static void AppendVerification(StringBuilder page, FolderReport? report)
    {
        if (report is not null)
        {
            var passed = report.Rows.Count(row => row.Outcome == CheckOutcome.Passed);
            page.Append(CultureInfo.InvariantCulture, $"**Verification**: {report.Files.Count} files downloaded again, {passed} checks passed, signer: {Safe(report.Signer)}\n\n");
            AppendList(page, "Does not verify", report.Problems.Select(problem => MarkdownText.Escape(problem, LongestFailure)));
        }
    }

    private static void AppendList(StringBuilder page, string title, IEnumerable<string> items)
    {
        var rows = items.Take(RowsShown).ToList();
        if (rows.Count > 0)
        {
            page.Append("**").Append(title).Append("**\n\n- ").AppendJoin("\n- ", rows).Append("\n\n");
        }
    }

    private static string Link(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? $"<{uri.AbsoluteUri}>" : Safe(address);

    private static string Safe(string text) => MarkdownText.Escape(text);
}

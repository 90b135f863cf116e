using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Releasing.Cake.Running;
using Releasing.Files;

namespace Releasing.Cake.Reports;

/// <summary>
/// The report of a run as one page that needs nothing else: no script, no font, nothing that is fetched. Its content security policy forbids everything but
/// its own style sheet, so that it may be put on any server beside the files it speaks of.
/// </summary>
internal static partial class ReportPage
{
    /// <summary>Writes the page as a whole, or leaves the one that is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">What happened.</param>
    public static void Write(string path, RunReport report) => StateFile.Write(path, Encoding.UTF8.GetBytes(Render(report)), flush: false);

    /// <summary>The page; equal reports give equal bytes.</summary>
    public static string Render(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new StringBuilder(64 * 1024);
        AppendHead(page, report);
        AppendFacts(page, report);
        AppendFiles(page, report);
        page.Append(report.Notes);
        AppendTasks(page, report);
        AppendRows(page, "Left out", ["What", "Why"], report.Skipped.Select(item => new[] { Cell(item.What, "nowrap"), Cell(item.Reason) }));
        AppendRows(page, "Effects", ["What", "Result", "Time"], report.Effects.Select(effect => new[] { Cell(effect.Description, "name"), Cell(effect.Outcome, "nowrap"), Cell(Elapsed.Format(effect.Elapsed), "number quiet") }));
        AppendVerification(page, report);
        AppendRows(page, "Programs", ["Program", "Target", "Size", "SHA-256"], report.Artifacts.Where(made => !made.Artifact.Traits.Released)
            .OrderBy(made => made.Artifact.Identity, StringComparer.Ordinal)
            .Select(made => new[] { Cell(made.Artifact.Name, "name"), Cell(made.Artifact.Target ?? "all", "nowrap"), Cell(ByteSize.Format(made.Artifact.Size), "number"), Digest(made.Artifact.Sha256) }));
        Add(page, $"<footer>Written by Releasing.Cake, {Time(report.Finished)}.</footer>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void AppendHead(StringBuilder page, RunReport report)
    {
        var style = Style();
        var title = Html.Text($"{report.Project} {report.Version?.Version}".TrimEnd());
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");

        // CSP 3: an inline style sheet is allowed by the digest of its text. https://www.w3.org/TR/CSP3/#external-hash
        Add(page, $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
        Add(page, $"<title>{title}: release report</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<header>\n");
        Add(page, $"<p class=\"state {(report.Failure is null ? "good\">Succeeded" : "bad\">Failed")}</p>\n");
        Add(page, $"<h1>{Html.Text(report.Project)} <span>{Html.Text(report.Version?.Version.ToString())}</span></h1>\n");
        if (report.Description is not null)
        {
            Add(page, $"<p class=\"lead\">{Html.Text(report.Description)}</p>\n");
        }
    }

    private static void AppendFacts(StringBuilder page, RunReport report)
    {
        page.Append("<dl class=\"facts\">\n");
        if (report.Version is { } version)
        {
            Fact(page, version.IsSnapshot ? "Snapshot" : "Tag", Html.Text(version.IsSnapshot ? $"{version.CommitsSince} {(version.CommitsSince == 1 ? "commit" : "commits")} after {version.PreviousTag ?? "the beginning"}" : version.Tag));
            Fact(page, "Commit", $"<code title=\"{Html.Text(version.Commit)}\">{Html.Text(version.Commit[..Math.Min(12, version.Commit.Length)])}</code>{(version.Dirty ? " with uncommitted changes" : "")}");
            Fact(page, "Committed", Time(version.CommitDate));
        }

        if (report.Release is { } release)
        {
            Fact(page, release.IsDraft ? "Draft" : "Release", Address(release.Address), " class=\"long\"");
        }
        else
        {
            Fact(page, "Store", Html.Text(report.Store));
        }

        if (report.Released.Count > 0)
        {
            Fact(page, "Files", Html.Text(string.Create(CultureInfo.InvariantCulture, $"{report.Released.Count}, {ByteSize.Format(report.Released.Sum(made => made.Artifact.Size))}")));
        }

        Fact(page, "Took", Html.Text(Elapsed.Format(report.Tasks.Count == 0 ? TimeSpan.Zero : report.Tasks.Max(task => task.Start + task.Elapsed))));
        page.Append("</dl>\n");
        if (report.Failure is not null)
        {
            Add(page, $"<pre class=\"failure\">{Html.Lines(report.Failure)}</pre>\n");
        }

        if (report.Next is not null)
        {
            Add(page, $"<p class=\"command\"><b>{(report.Failure is null ? "Next" : "To go on")}</b><code>{Html.Text(report.Next)}</code></p>\n");
        }

        page.Append("</header>\n");
    }

    private static void Fact(StringBuilder page, string name, string html, string style = "") => Add(page, $"<div{style}><dt>{name}</dt><dd>{html}</dd></div>\n");

    // Only what a browser fetches without a doubt becomes a link.
    private static string Address(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? $"<a href=\"{Html.Text(uri.AbsoluteUri)}\" rel=\"noreferrer\">{Html.Text(address)}</a>"
        : $"<code>{Html.Text(address)}</code>";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Style()
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Add(StringBuilder page, FormattableString text) => page.Append(FormattableString.Invariant(text));
}

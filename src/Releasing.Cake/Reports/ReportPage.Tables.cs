using System.Text;
using Releasing.Cake.Running;

namespace Releasing.Cake.Reports;

internal static partial class ReportPage
{
    private static void AppendFiles(StringBuilder page, RunReport report)
    {
        if (report.Released.Count == 0)
        {
            return;
        }

        var largest = Math.Max(1, report.Released.Max(made => made.Artifact.Size));
        Add(page, $"<section>\n<h2>Files <span>{report.Released.Count}</span></h2>\n<table class=\"files\">\n<thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Target</th><th scope=\"col\" class=\"number\">Size</th><th scope=\"col\"></th><th scope=\"col\">SHA-256</th><th scope=\"col\" class=\"number\">Time</th></tr></thead>\n<tbody>\n");
        foreach (var (artifact, outcome, elapsed) in report.Released)
        {
            var name = artifact.Path is null ? Html.Text(artifact.Name)
                : $"<a href=\"{string.Join('/', artifact.Path.Split('/').Select(Uri.EscapeDataString))}\">{Html.Text(artifact.Name)}</a>";
            var share = Math.Max(0.5, 100.0 * artifact.Size / largest);
            Add(page, $"<tr><td class=\"name\">{name}</td>{Cell(artifact.Target ?? "all", "nowrap")}{Cell(ByteSize.Format(artifact.Size), "number")}");
            Add(page, $"<td class=\"size\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{share:0.#}\" height=\"8\"/></svg></td>");
            Add(page, $"{Digest(artifact.Sha256)}{Cell(outcome == ItemOutcome.UpToDate ? "up to date" : Elapsed.Format(elapsed), "number quiet")}</tr>\n");
        }

        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void AppendTasks(StringBuilder page, RunReport report)
    {
        if (report.Tasks.Count == 0)
        {
            return;
        }

        page.Append("<section>\n<h2>Tasks</h2>\n<div class=\"scroll\">\n").Append(TaskPicture.Draw(report)).Append("</div>\n<details>\n<summary>The same as a table</summary>\n<div class=\"scroll\">\n");
        AppendTable(page, ["Task", "What it does", "Waits for", "Time"], report.Tasks.Select(task => new[]
        {
            Cell(task.Name, "nowrap"),
            Cell(report.Descriptions.GetValueOrDefault(task.Name)),
            Cell(string.Join(", ", report.Dependencies.GetValueOrDefault(task.Name) ?? []), "quiet"),
            Cell(TaskPicture.Words(task), task.State == TaskState.Failed ? "number bad" : "number"),
        }));
        page.Append("</div>\n</details>\n</section>\n");
    }

    private static void AppendVerification(StringBuilder page, RunReport report)
    {
        if (report.Verification is not { } verification)
        {
            return;
        }

        Add(page, $"<section>\n<h2>Verification <span>read back from the {Html.Text(verification.Store)} store</span></h2>\n");
        foreach (var problem in verification.Problems)
        {
            Add(page, $"<p class=\"failure\">{Html.Text(problem)}</p>\n");
        }

        page.Append("<div class=\"scroll\">\n");
        AppendTable(page, ["File", "Result", "SHA-256 as read"], verification.Assets.Select(asset => new[]
        {
            Cell(asset.Name, "name"),
            asset.Problems.Count == 0 ? Cell("same bytes", "good nowrap") : Cell(string.Join(' ', asset.Problems), "bad"),
            Digest(asset.ActualSha256 ?? ""),
        }));
        page.Append("</div>\n</section>\n");
    }

    private static void AppendRows(StringBuilder page, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        Add(page, $"<section>\n<h2>{title} <span>{all.Count}</span></h2>\n<div class=\"scroll\">\n");
        AppendTable(page, columns, all);
        page.Append("</div>\n</section>\n");
    }

    private static void AppendTable(StringBuilder page, string[] columns, IEnumerable<string[]> rows)
    {
        page.Append("<table>\n<thead><tr>");
        foreach (var column in columns)
        {
            Add(page, $"<th scope=\"col\"{(column is "Size" or "Time" ? " class=\"number\"" : "")}>{column}</th>");
        }

        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr>").AppendJoin("", row).Append("</tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static string Cell(string? text, string style = "") => style.Length == 0 ? $"<td>{Html.Text(text)}</td>" : $"<td class=\"{style}\">{Html.Text(text)}</td>";

    // In two halves where the page is not wide: still one word for whoever copies it.
    private static string Digest(string digest) => digest.Length == 64
        ? $"<td class=\"digest\">{Html.Text(digest[..32])}<wbr>{Html.Text(digest[32..])}</td>"
        : Cell(digest, "digest");
}

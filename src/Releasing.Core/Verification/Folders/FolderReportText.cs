using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Releasing.Failures;
using Releasing.Notes.Rendering;
using Releasing.Text;

namespace Releasing.Verification.Folders;

/// <summary>Reports as Markdown and JSON. Equal reports are equal texts: no times, no names of machines.</summary>
public static partial class FolderReportText
{
    private const int LargestReport = 16 * 1024 * 1024;
    private const int RowsShown = 2000;

    /// <summary>The report as JSON: <c>schema</c> (1), <c>passed</c>, <c>signer</c>, <c>files</c>, <c>checks</c>.</summary>
    /// <param name="report">The report.</param>
    /// <returns>UTF-8 with LF.</returns>
    public static byte[] Json(FolderReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var document = new ReportDocument(
            1, report.Passed, report.Signer,
            [.. report.Files.Select(file => new FileEntry(file.Name, file.Sha256, file.Size))],
            [.. report.Rows.Select(row => new CheckEntry(row.Asset, row.Check, row.Outcome, row.Reason, row.Message))]);
        var text = JsonSerializer.Serialize(document, ReportJson.Default.ReportDocument);
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n") + "\n");
    }

    /// <summary>Reads a report back, with every text in it made plain: anybody may have written it.</summary>
    /// <param name="json">What <see cref="Json"/> wrote.</param>
    /// <param name="where">What messages call it.</param>
    /// <exception cref="InvalidInputException">It is no report.</exception>
    public static FolderReport Read(ReadOnlySpan<byte> json, string where)
    {
        try
        {
            var document = json.Length <= LargestReport ? JsonSerializer.Deserialize(json, ReportJson.Default.ReportDocument) : null;
            if (document is { Schema: 1 })
            {
                return new FolderReport(
                    PlainText.Line(document.Signer),
                    [.. document.Files.Select(file => new VerifiedFile(PlainText.Line(file.Name), PlainText.Line(file.Sha256), file.Size))],
                    [.. document.Checks.Select(check => CheckRow.Of(check.Asset, check.Check, check.Outcome, check.Reason, check.Message))]);
            }
        }
        catch (JsonException error)
        {
            throw Wrong(where, error);
        }

        throw Wrong(where, null);
    }

    /// <summary>The report as a Markdown page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="title">The headline, plain text.</param>
    /// <returns>Text with LF; nothing that a file's name holds can become anything but text.</returns>
    public static string Markdown(FolderReport report, string title)
    {
        ArgumentNullException.ThrowIfNull(report);
        var failed = report.Rows.Count(row => row.Outcome == CheckOutcome.Failed);
        var page = new StringBuilder();
        page.Append("## ").Append(MarkdownText.Escape(title)).Append("\n\n");
        page.Append(failed == 0 ? "Every check passed" : string.Create(CultureInfo.InvariantCulture, $"**{failed} checks failed**"));
        page.Append(CultureInfo.InvariantCulture, $". {report.Files.Count} files; signer: {MarkdownText.Escape(report.Signer)}.\n");
        Table(page, "Failed", [.. report.Rows.Where(row => row.Outcome == CheckOutcome.Failed)]);
        Files(page, report);
        Table(page, "Passed", [.. report.Rows.Where(row => row.Outcome == CheckOutcome.Passed)]);
        Table(page, "Skipped", [.. report.Rows.Where(row => row.Outcome == CheckOutcome.Skipped)]);
        return page.ToString();
    }

    private static void Files(StringBuilder page, FolderReport report)
    {
        page.Append("\n| File | Size | SHA-256 |\n| --- | ---: | --- |\n");
        foreach (var file in report.Files.Take(RowsShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(file.Name)} | {file.Size} | `{file.Sha256}` |\n");
        }
    }

    private static void Table(StringBuilder page, string title, List<CheckRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        page.Append("\n### ").Append(title).Append("\n\n| File | Check | Result |\n| --- | --- | --- |\n");
        foreach (var row in rows.Take(RowsShown))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {(row.Asset.Length == 0 ? "*folder*" : MarkdownText.Escape(row.Asset))} | {row.Check} | {MarkdownText.Escape(row.Message)}");
            page.Append(row.Reason is null ? " |\n" : $" ({MarkdownText.Escape(row.Reason)}) |\n");
        }
    }

    private static InvalidInputException Wrong(string where, Exception? inner) => new(where, "it is no verification report", "Verify again", inner);

    internal sealed record ReportDocument(int Schema, bool Passed, string Signer, IReadOnlyList<FileEntry> Files, IReadOnlyList<CheckEntry> Checks);

    internal sealed record FileEntry(string Name, string Sha256, long Size);

    internal sealed record CheckEntry(string Asset, FolderCheck Check, CheckOutcome Outcome, string? Reason, string Message);

    [JsonSourceGenerationOptions(
        WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true, RespectRequiredConstructorParameters = false, MaxDepth = 16)]
    [JsonSerializable(typeof(ReportDocument))]
    private sealed partial class ReportJson : JsonSerializerContext;
}

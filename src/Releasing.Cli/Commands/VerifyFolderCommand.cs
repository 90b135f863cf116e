using System.Text;
using Releasing.Files;
using Releasing.Text;
using Releasing.Verification.Folders;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>Verifies a folder of downloaded files: a row per file and check, exit code 1 when one failed.</summary>
internal sealed class VerifyFolderCommand : AsyncCommand<VerifyFolderSettings>
{
    /// <summary>How it is called.</summary>
    public const string Name = "verify";

    /// <summary>What it does.</summary>
    public const string Description = "Verify a folder of downloaded files: checksums, signatures, provenance, SBOMs, contents, and that programs start.";

    public override async Task<int> ExecuteAsync(CommandContext context, VerifyFolderSettings settings, CancellationToken cancellationToken)
    {
        var options = new FolderOptions(await settings.PolicyAsync(cancellationToken))
        {
            TrustedRoot = await settings.RootAsync(cancellationToken),
            GpgKeyFile = settings.GpgKey,
            Required = settings.Required,
            RunPrograms = !settings.NoRun,
        };
        var report = await FolderVerifier.VerifyAsync(settings.Folder, options, cancellationToken);
        await WriteAsync(settings.Json, FolderReportText.Json(report), cancellationToken);
        await WriteAsync(settings.Report, Encoding.UTF8.GetBytes(FolderReportText.Markdown(report, "Verification")), cancellationToken);
        Show(report);
        return report.Passed ? 0 : Subcommands.Refused;
    }

    private static Task WriteAsync(string? path, byte[] bytes, CancellationToken cancellationToken) =>
        path is null ? Task.CompletedTask : AtomicFile.WriteAsync(path, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);

    private static void Show(FolderReport report)
    {
        if (Console.IsOutputRedirected)
        {
            // A line for each, as other programs read it.
            foreach (var row in report.Rows)
            {
                Console.Out.WriteLine($"{Word(row.Outcome)}\t{row.Check}\t{(row.Asset.Length == 0 ? "." : row.Asset)}\t{row.Message}{(row.Reason is null ? "" : $" [{row.Reason}]")}");
            }
        }
        else
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns("", "File", "Check", "Result");
            foreach (var row in report.Rows)
            {
                table.AddRow(Coloured(row.Outcome), Markup.Escape(row.Asset), row.Check.ToString(), Markup.Escape(row.Reason is null ? row.Message : $"{row.Message} [{row.Reason}]"));
            }

            AnsiConsole.Write(table);
        }

        var failed = report.Rows.Count(row => row.Outcome == CheckOutcome.Failed);
        Console.Out.WriteLine(failed == 0
            ? $"verified: {report.Files.Count} files, signed by {PlainText.Line(report.Signer)}"
            : $"refused: {failed} of {report.Rows.Count} checks failed");
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "passed",
        CheckOutcome.Failed => "FAILED",
        _ => "skipped",
    };

    private static string Coloured(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "[green]passed[/]",
        CheckOutcome.Failed => "[red]FAILED[/]",
        _ => "[grey]skipped[/]",
    };
}

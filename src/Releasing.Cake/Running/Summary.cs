using System.Globalization;
using Spectre.Console;

namespace Releasing.Cake.Running;

/// <summary>The closing table: every artifact, what was skipped and why, where it lies, and what to type next.</summary>
internal sealed class Summary(ReleaseContext context, IAnsiConsole console)
{
    public void Write()
    {
        var run = context.Run;
        if (run.Artifacts.Count > 0)
        {
            WriteArtifacts(run);
        }

        foreach (var (what, reason) in run.Skipped)
        {
            console.WriteLine($"skipped {TerminalText.Clean(what)}: {TerminalText.Clean(reason)}");
        }

        foreach (var remark in run.Remarks)
        {
            console.WriteLine(TerminalText.Clean(remark));
        }
    }

    private void WriteArtifacts(ReleaseRun run)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Artifact", "Target", "Size", "SHA-256", "Time");
        foreach (var (artifact, outcome, elapsed) in run.Artifacts.Where(made => made.Artifact.Traits.Released))
        {
            table.AddRow(
                Markup.Escape(TerminalText.Clean(artifact.Name)),
                Markup.Escape(artifact.Target ?? "all"),
                ByteSize.Format(artifact.Size),
                artifact.Sha256[..16],
                outcome == ItemOutcome.UpToDate ? "up to date" : string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s"));
        }

        console.Write(table);
    }
}

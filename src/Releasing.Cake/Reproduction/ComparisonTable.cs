using Releasing.Cake.Running;
using Spectre.Console;

namespace Releasing.Cake.Reproduction;

/// <summary>The outcome for every artifact, as a person reads it.</summary>
internal static class ComparisonTable
{
    private const int DigestShown = 12;

    /// <summary>Prints the table.</summary>
    public static void Show(IAnsiConsole terminal, IEnumerable<ReproducedArtifact> compared)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Artifact", "Target", "Size", "SHA-256");
        foreach (var artifact in compared)
        {
            table.AddRow(
                artifact.IsSame ? "[green]same[/]" : "[red]differs[/]",
                Safe(artifact.Artifact.Name),
                Safe(artifact.Artifact.Target ?? ""),
                ByteSize.Format(artifact.Artifact.Size),
                string.Join(" / ", new[] { artifact.First, artifact.Second }.Select(made => made?.Sha256[..DigestShown] ?? "none").Distinct()));
        }

        terminal.Write(table);
    }

    private static string Safe(string text) => Markup.Escape(TerminalText.Clean(text));
}

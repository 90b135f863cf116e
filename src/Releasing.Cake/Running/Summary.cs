using Releasing.Cake.Reports;
using Spectre.Console;

namespace Releasing.Cake.Running;

/// <summary>The closing table: every artifact, what was skipped and why, where it lies, and what to type next.</summary>
internal sealed class Summary
{
    private const int DigestLength = 64;
    private const int ShortDigestLength = 16;
    private const int EffectsListed = 8;

    private readonly IAnsiConsole _console;

    public Summary(IAnsiConsole console) => _console = console;

    /// <summary>Prints it.</summary>
    /// <param name="report">What happened.</param>
    /// <param name="shown">Shortens the path of a folder for whoever reads it.</param>
    /// <param name="page">Where the report page lies; null when none was written.</param>
    /// <param name="everything">List every effect, however many there are.</param>
    public void Write(RunReport report, Func<string, string> shown, string? page, bool everything)
    {
        if (report.Released.Count > 0)
        {
            WriteArtifacts(report.Released);
        }

        var rows = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (title, text) in Rows(report, shown, page, everything))
        {
            var isNext = report.Next is not null && text == report.Next;
            rows.AddRow($"[grey]{Markup.Escape(TerminalText.Clean(title))}[/]", isNext ? $"[bold]{Markup.Escape(TerminalText.Clean(text))}[/]" : Markup.Escape(TerminalText.Clean(text)));
        }

        if (rows.Rows.Count > 0)
        {
            _console.Write(rows);
        }
    }

    private static IEnumerable<(string Title, string Text)> Rows(RunReport report, Func<string, string> shown, string? page, bool everything)
    {
        if (report.Released is { Count: > 0 } files)
        {
            var made = files.Count(artifact => artifact.Outcome == ItemOutcome.Made);
            yield return ("Files", $"{files.Count}, {ByteSize.Format(files.Sum(artifact => artifact.Artifact.Size))} in all; {made} made, {files.Count - made} up to date");
        }

        foreach (var group in report.Skipped.GroupBy(item => item.Reason))
        {
            yield return ("Skipped", $"{string.Join(", ", group.Select(item => item.What))}: {group.Key}");
        }

        foreach (var row in EffectRows(report.Effects, everything))
        {
            yield return row;
        }

        foreach (var remark in report.Remarks)
        {
            yield return ("Note", remark);
        }

        if (report.Release is { } release)
        {
            yield return (release.IsDraft ? "Draft" : "Release", shown(release.Address));
        }

        if (report.Verify is { } verify)
        {
            yield return ("Verify", verify);
        }

        if (page is not null)
        {
            yield return ("Report", page);
        }

        if (report.Next is { } next)
        {
            yield return (report.Failure is null ? "Next" : "To go on", next);
        }
    }

    private void WriteArtifacts(IReadOnlyList<MadeArtifact> artifacts)
    {
        var rows = artifacts.Select(made => new Row(
            TerminalText.Clean(made.Artifact.Name),
            TerminalText.Clean(made.Artifact.Target ?? "all"),
            ByteSize.Format(made.Artifact.Size),
            made.Artifact.Sha256,
            made.Outcome == ItemOutcome.UpToDate ? "up to date" : Elapsed.Format(made.Elapsed))).ToList();

        // The table of Spectre.Console has two columns before the first cell and two or three between cells; whatever remains decides how much of it is shown.
        var room = _console.Profile.Width - 16 - rows.Max(row => row.Name.Length) - rows.Max(row => row.Target.Length)
            - rows.Max(row => row.Size.Length) - rows.Max(row => row.Time.Length);
        var digest = room >= DigestLength ? DigestLength : ShortDigestLength;
        if (room >= ShortDigestLength)
        {
            _console.Write(Wide(rows, digest));
        }
        else
        {
            WriteNarrow(rows);
        }
    }

    private static Table Wide(List<Row> rows, int digest)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { "Artifact", "Target", "Size", "SHA-256", "Time" })
        {
            table.AddColumn(new TableColumn(column) { NoWrap = true, Alignment = column == "Size" ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
        {
            table.AddRow(Markup.Escape(row.Name), Markup.Escape(row.Target), row.Size, $"[grey]{row.Digest[..digest]}[/]", Time(row));
        }

        return table;
    }

    // A narrow terminal breaks no name and no digest: the name has a line for itself, and the rest stands under it in columns.
    private void WriteNarrow(List<Row> rows)
    {
        var target = rows.Max(row => row.Target.Length);
        var size = rows.Max(row => row.Size.Length);
        _console.WriteLine();
        foreach (var row in rows)
        {
            _console.MarkupLine($"  {Markup.Escape(row.Name)}");
            _console.MarkupLine($"    [grey]{Markup.Escape(row.Target.PadRight(target))}[/]   {row.Size.PadLeft(size)}   [grey]{row.Digest[..ShortDigestLength]}[/]   {Time(row)}");
        }

        _console.WriteLine();
    }

    private static string Time(Row row) => row.Time == "up to date" ? "[grey]up to date[/]" : row.Time;

    private static IEnumerable<(string Title, string Text)> EffectRows(IReadOnlyList<PublishedEffect> effects, bool everything)
    {
        foreach (var group in effects.GroupBy(effect => effect.Outcome))
        {
            if (!everything && effects.Count > EffectsListed)
            {
                yield return (Capital(group.Key), $"{group.Count()} of {effects.Count} effects");
                continue;
            }

            foreach (var effect in group)
            {
                yield return (Capital(group.Key), effect.Description);
            }
        }
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private sealed record Row(string Name, string Target, string Size, string Digest, string Time);
}

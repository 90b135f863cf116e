using Cake.Frosting;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Versioning;
using Releasing.Failures;
using Spectre.Console;

namespace Releasing.Cake.Tasks;

/// <summary>Every tool, secret and permission that the chosen target (<c>--for</c>, default <c>Release</c>) needs, in one table.</summary>
[TaskName(TaskNames.Doctor)]
[TaskDescription("Shows every tool, secret and permission the chosen target needs, found or missing")]
public class DoctorTask : FrostingTask<ReleaseContext>
{
    /// <inheritdoc/>
    public override void Run(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = RequirementTable.For(context);
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Need", "Found", "For", "How to get it");
        foreach (var row in rows)
        {
            table.AddRow(
                row.IsMet ? "[green]ok[/]" : row.Requirement.IsRequired ? "[red]missing[/]" : "[yellow]optional[/]",
                Safe(row.Requirement.Name + (row.Requirement.MinimumVersion is { } minimum ? $" ≥ {minimum}" : "")),
                Safe(row.IsMet ? string.Join(' ', new[] { row.Version, row.Location }.OfType<string>()) : row.Problem!),
                Safe(string.Join(", ", row.Tasks)),
                Safe(row.IsMet ? "" : row.Requirement.Hint));
        }

        foreach (var target in context.Selection.All)
        {
            table.AddRow(
                target.WhyNot is null ? "[green]ok[/]" : target.IsRequired ? "[red]missing[/]" : "[yellow]skipped[/]",
                Safe(target.Target.Name), Safe(target.WhyNot is null ? "can be built here" : "cannot be built here"), Safe(target.Builder.Name), Safe(target.WhyNot ?? ""));
        }

        var checklist = Checklist(context);
        foreach (var item in checklist)
        {
            table.AddRow(
                item.Skipped is not null ? "[yellow]skipped[/]" : item.Problems.Count == 0 ? "[green]ok[/]" : "[red]missing[/]",
                Safe(item.Name), Safe(item.Skipped ?? (item.Problems.Count == 0 ? "yes" : "no")), "the tag", Safe(string.Join(' ', item.Problems)));
        }

        context.Terminal.Write(table);
        var missing = rows.Where(row => row is { IsMet: false, Requirement.IsRequired: true }).Select(row => $"{row.Requirement.Name}: {row.Problem}. Get it: {row.Requirement.Hint}")
            .Concat(context.Selection.All.Where(target => target is { WhyNot: not null, IsRequired: true }).Select(target => $"{target.Target.Name}: {target.WhyNot}."))
            .Concat(checklist.SelectMany(item => item.Problems))
            .ToList();
        if (missing.Count > 0)
        {
            throw new PreflightException(TaskNames.Doctor, missing);
        }
    }

    private static IReadOnlyList<ChecklistItem> Checklist(ReleaseContext context)
    {
        try
        {
            return ReleaseChecklist.Of(context, context.Version, audits: false);
        }
        catch (ReleaseException)
        {
            // Not a state that could be released; the tools are worth showing all the same, and a release says what is wrong with it.
            return [];
        }
    }

    private static string Safe(string text) => Markup.Escape(TerminalText.Clean(text));
}

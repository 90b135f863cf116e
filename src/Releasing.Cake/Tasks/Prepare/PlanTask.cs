using Cake.Frosting;
using Releasing.Cake.Running;
using Releasing.Effects;
using Releasing.Failures;
using Spectre.Console;

namespace Releasing.Cake.Tasks;

/// <summary>Every artifact by name and every effect as create, same, conflict or unknown, before anything happens.</summary>
[TaskName(TaskNames.Plan)]
[TaskDescription("Shows every file and every effect of the release, and touches nothing")]
public class PlanTask : AsyncFrostingTask<ReleaseContext>
{
    /// <inheritdoc/>
    public override async Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var version = context.Version;
        context.Terminal.WriteLine($"{TerminalText.Clean(context.Project.Name)} {version.Version}, tag {TerminalText.Clean(version.Tag)}, commit {version.Commit}");
        ShowArtifacts(context);
        var conflicts = await ShowEffectsAsync(context);
        if (conflicts.Count > 0)
        {
            throw new PreflightException(TaskNames.Plan, conflicts);
        }
    }

    private static void ShowArtifacts(ReleaseContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Artifact", "Kind", "Target", "Task", "Released");
        foreach (var artifact in context.Plan.All)
        {
            table.AddRow(
                Safe(artifact.Name), Safe(artifact.Kind.ToString()), Safe(artifact.Target ?? ""), Safe(artifact.Task), artifact.Traits.Released ? "yes" : "no");
        }

        foreach (var target in context.Selection.All.Where(target => target.WhyNot is not null))
        {
            table.AddRow("[grey]none[/]", "Binary", Safe(target.Target.Name), TaskNames.CrossCompile, Safe($"skipped: {target.WhyNot}"));
        }

        context.Terminal.Write(table);
    }

    private static async Task<IReadOnlyList<string>> ShowEffectsAsync(ReleaseContext context)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Effect", "Task");
        var conflicts = new List<string>();
        foreach (var task in context.PlannedTasks.OfType<EffectTask>().Where(task => task.SkipReason(context) is null))
        {
            foreach (var (effect, probe, problem) in await EffectPlan.ProbeAsync(task.Effects(context), context.Settings.Parallelism))
            {
                var state = probe.State switch
                {
                    ProbeState.Absent => "[green]create[/]",
                    ProbeState.Same => "same",
                    ProbeState.Conflict => "[red]conflict[/]",
                    _ => problem is null ? "[grey]unknown until built[/]" : "[red]unknown[/]",
                };
                table.AddRow(state, Safe(effect.Description), Safe(task.Name));
                if (problem is not null)
                {
                    conflicts.Add($"{effect.Description}: {problem}");
                }
                else if (probe.State == ProbeState.Conflict)
                {
                    conflicts.Add($"{effect.Description}: ours is {probe.Ours}, there is {probe.Theirs}.");
                }
            }
        }

        context.Terminal.Write(table);
        return conflicts;
    }

    private static string Safe(string text) => Markup.Escape(TerminalText.Clean(text));
}

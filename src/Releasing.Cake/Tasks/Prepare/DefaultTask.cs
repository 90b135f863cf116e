using System.Reflection;
using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Releasing.Cake.Tasks;

/// <summary>What somebody sees who names no target: the useful ones, a sentence each.</summary>
[TaskName(TaskNames.Default)]
[TaskDescription("Lists the useful targets")]
public class DefaultTask : FrostingTask<ReleaseContext>
{
    /// <summary>The targets shown, in the order in which a person needs them.</summary>
    private static readonly (string Name, string Sentence)[] s_targets =
    [
        (TaskNames.Doctor, "Shows every tool, secret and permission the release needs, found or missing."),
        (TaskNames.Plan, "Shows every file and every effect of the release, and touches nothing."),
        (TaskNames.Test, "Runs the repository's own tests."),
        (TaskNames.CrossCompile, "Compiles every program for every target."),
        (TaskNames.Package, "Packs everything that users download."),
        (TaskNames.Release, "Makes the whole release, into the local store unless the settings say otherwise."),
        (TaskNames.Reproduce, "Builds twice from clean clones and compares every byte."),
        (TaskNames.Version, "Prints the version this commit has."),
    ];

    /// <inheritdoc/>
    public override void Run(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var own = OwnTargets(context).ToList();
        var width = s_targets.Concat(own).Max(target => target.Name.Length);
        Show(context, s_targets, width);
        if (own.Count > 0)
        {
            context.Log.Information("");
            context.Log.Information("This repository's own:");
            Show(context, own, width);
        }

        context.Log.Information("");
        context.Log.Information("Every task: --description. How they hang together: --target=Release --tree.");
    }

    /// <summary>What the repository added to the pipeline, described by itself; a stock task that it replaced is known by its name already.</summary>
    private static IEnumerable<(string Name, string Sentence)> OwnTargets(ReleaseContext context) => context.TasksByName
        .Where(task => task.Value.GetType().Assembly != typeof(DefaultTask).Assembly && !StockTasks.All.Any(stock => TaskSet.NameOf(stock).Equals(task.Key, StringComparison.OrdinalIgnoreCase)))
        .Select(task => (task.Key, task.Value.GetType().GetCustomAttribute<TaskDescriptionAttribute>(inherit: false)?.Description ?? ""));

    private static void Show(ReleaseContext context, IEnumerable<(string Name, string Sentence)> targets, int width)
    {
        foreach (var (name, sentence) in targets)
        {
            context.Log.Information("  --target={0}  {1}", name.PadRight(width), sentence);
        }
    }
}

using Cake.Frosting;
using Releasing.Cake.Running;

namespace Releasing.Cake.Planning;

/// <summary>Everything that can be seen to be wrong before anything runs, in settings and arguments.</summary>
internal static class StartUpCheck
{
    /// <summary>The problems, one full sentence each; none when the run may start.</summary>
    public static IReadOnlyList<string> Problems(ReleaseContext context, TaskGraph graph, IReadOnlyDictionary<string, IFrostingTask> tasks) =>
    [
        .. context.Settings.Validate(),
        .. context.Settings.DisabledTasks.Keys.Select(name => WhyNotSkipped(name, graph, tasks)).OfType<string>(),
        .. TargetSelection.UnknownPatterns(context.Options.Only, "--only"),
        .. TargetSelection.UnknownPatterns(context.Settings.Targets, "Settings.Targets"),
    ];

    private static string? WhyNotSkipped(string name, TaskGraph graph, IReadOnlyDictionary<string, IFrostingTask> tasks) => tasks.GetValueOrDefault(name) switch
    {
        null => $"There is no task '{TerminalText.Clean(name)}' to skip. The tasks are: {string.Join(", ", tasks.Keys)}.",
        StageTask => $"'{name}' is a stage and cannot be skipped. Skip the tasks in it: {string.Join(", ", graph.DependenciesOf(name))}.",
        _ => null,
    };
}

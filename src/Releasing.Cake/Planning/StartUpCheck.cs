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
        .. ReleaseOption(context.Options),
        .. context.Settings.DisabledTasks.Keys.Select(name => WhyNotSkipped(name, graph, tasks)).OfType<string>(),
        .. TargetSelection.UnknownPatterns(context.Options.Only, "--only"),
        .. TargetSelection.UnknownPatterns(context.Settings.Targets, "Settings.Targets"),
    ];

    private static IEnumerable<string> ReleaseOption(ReleaseArguments options)
    {
        if (options.Release is not null && !options.Targets.All(target => target.Equals(TaskNames.Verify, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"--release verifies a release that is made already and goes with --target={TaskNames.Verify} alone.";
        }

        if (options.Release is null && (options.Identity ?? options.Issuer ?? options.Key) is not null)
        {
            yield return "--identity, --issuer and --key say who has to have signed what --release names. Add --release, or use Settings.Verification.";
        }
    }

    private static string? WhyNotSkipped(string name, TaskGraph graph, IReadOnlyDictionary<string, IFrostingTask> tasks) => tasks.GetValueOrDefault(name) switch
    {
        null => $"There is no task '{TerminalText.Clean(name)}' to skip. The tasks are: {string.Join(", ", tasks.Keys)}.",
        StageTask => $"'{name}' is a stage and cannot be skipped. Skip the tasks in it: {string.Join(", ", graph.DependenciesOf(name))}.",
        _ => null,
    };
}

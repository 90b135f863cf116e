using Releasing.Cake.Running;
using Releasing.Failures;

namespace Releasing.Cake.Reports;

/// <summary>What somebody would type after this run.</summary>
internal static class NextStep
{
    /// <summary>A command; null when nothing is left to do.</summary>
    /// <param name="context">The release, after its last task.</param>
    public static string? After(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var command = new OwnCommand(context);
        if (context.Run.Failure is { } failure)
        {
            return AfterFailure(context, command, failure);
        }

        var asked = context.Options.Targets;
        if (asked.Any(Is(TaskNames.Plan)) || asked.Any(Is(TaskNames.Doctor)))
        {
            return command.With("target", context.Options.For, without: "for");
        }

        if (context.KnownVersion is not { } version || context.Run.Artifacts.Count == 0)
        {
            return null;
        }

        if (!context.AskedNames.Any(Is(TaskNames.PublishRelease)))
        {
            return command.With("target", [TaskNames.Release]);
        }

        if (version.IsSnapshot)
        {
            // The tag that the next release would have: the one of the snapshot without what makes it a snapshot.
            var text = version.Version.ToString();
            var tag = version.Tag.EndsWith(text, StringComparison.Ordinal) ? version.Tag[..^text.Length] + version.Version.Core : "v" + version.Version.Core;
            var commit = version.Dirty ? "git commit -a && " : "";
            return $"{commit}git tag {ShellWord.Quote(tag)} && {command.With("target", [TaskNames.Release], without: "snapshot")}";
        }

        return context.KnownProject?.Remote is null || context.IsCI || version.Dirty ? null : $"git push origin {ShellWord.Quote(version.Tag)}";
    }

    // What is missing on this machine is the doctor's; everything else goes on where it stopped, with the same command.
    private static string AfterFailure(ReleaseContext context, OwnCommand command, Exception failure)
    {
        var failed = context.Run.Tasks.FirstOrDefault(task => task.State == TaskState.Failed)?.Name;
        return failure is PreflightException && failed is not null && Is(TaskNames.Preflight)(failed)
            ? command.With("target", [TaskNames.Doctor], "for", context.Options.Targets)
            : command.Again();
    }

    private static Func<string, bool> Is(string name) => other => other.Equals(name, StringComparison.OrdinalIgnoreCase);
}

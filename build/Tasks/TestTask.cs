using Build.Testing;
using Cake.Frosting;
using Releasing.Cake;

namespace Build.Tasks;

/// <summary>Runs every test but the long forms: when asked for by name, in CI, and once for a commit that is released.</summary>
[TaskName(TaskNames.Test)]
[TaskDescription("Runs every test but the long forms (--target=Soak)")]
public sealed class TestTask : ReleaseTask, IFrostingTask
{
    // Cake asks for it when no version is known yet.
    string IFrostingTask.SkippedMessage => "a local snapshot; run --target=Test";

    /// <inheritdoc/>
    public override Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var suite = new TestSuite((BuildContext)context);
        if (IsAskedFor(context))
        {
            // Needs no version, so it works in a shallow clone and with uncommitted changes.
            suite.Run(TestSuite.WithoutSoak);
            return Task.CompletedTask;
        }

        var passed = Path.Combine(context.WorkFolder, "test", "passed");
        var state = $"{context.Version.Commit} {context.Version.DirtyDigest}";
        if (!File.Exists(passed) || File.ReadAllText(passed) != state)
        {
            suite.Run(TestSuite.WithoutSoak);
            File.WriteAllText(passed, state);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context) ?? (IsAskedFor(context) || context.IsCI || !context.Version.IsSnapshot ? null : ((IFrostingTask)this).SkippedMessage);
    }

    private bool IsAskedFor(ReleaseContext context) => context.Options.Targets.Contains(Name, StringComparer.OrdinalIgnoreCase);
}

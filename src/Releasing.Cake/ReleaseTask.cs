using Cake.Frosting;
using Releasing.Cake.Planning;

namespace Releasing.Cake;

/// <summary>What artifact and effect tasks share: a name, a way to be skipped with a reason, and what they need.</summary>
public abstract class ReleaseTask : AsyncFrostingTask<ReleaseContext>, IFrostingTask
{
    /// <summary>The task's name, from its own <c>[TaskName]</c>.</summary>
    public string Name => TaskSet.NameOf(GetType());

    /// <summary>The reason given by the settings and arguments; read by Cake when the graph is made.</summary>
    string IFrostingTask.SkippedMessage => Context is null ? "" : SkipReason(Context) ?? "";

    /// <summary>It works where <c>--release</c> names a release that is made already; every other task does nothing then.</summary>
    internal virtual bool VerifiesEarlierReleases => false;

    /// <summary>The release the task belongs to; set when the graph is made.</summary>
    internal ReleaseContext? Context { get; set; }

    /// <summary>Tools, secrets and permissions this task needs. Asked by the doctor and the pre-flight; nothing is run.</summary>
    /// <param name="context">The release.</param>
    public virtual IEnumerable<Requirement> Requirements(ReleaseContext context) => [];

    /// <summary>
    /// Why this task does nothing this time, or null when it works. Answers from settings and arguments alone, because
    /// Cake asks before the run. Overriders call the base, which knows <c>--skip</c> and <c>Settings.Disable</c>.
    /// </summary>
    /// <param name="context">The release.</param>
    protected internal virtual string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Options.Release is not null && !VerifiesEarlierReleases ? "--release names a release that is made already"
            : context.Settings.DisabledTasks.TryGetValue(Name, out var reason) ? reason
            : null;
    }

    /// <summary>True when there is no <see cref="SkipReason"/>; a skip is kept for the summary.</summary>
    /// <param name="context">The release.</param>
    public sealed override bool ShouldRun(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (SkipReason(context) is not { } reason)
        {
            return true;
        }

        if (context.Options.Release is null)
        {
            context.Run.Skip(Name, reason);
        }

        return false;
    }
}

using Cake.Frosting;
using Releasing.Cake.Forges;
using Releasing.Cake.Planning;
using Releasing.Cake.Versioning;
using Releasing.Failures;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Refuses to start what cannot end well, before the first compiler runs: missing tools and secrets, targets that were named but
/// cannot be built, clashing file names; of a tagged version also what Settings.Checklist asks. Everything wrong is said at once.
/// </summary>
[TaskName(TaskNames.Preflight)]
[TaskDescription("Refuses to start what cannot end well: tools, secrets, targets and names are checked")]
public class PreflightTask : FrostingTask<ReleaseContext>
{
    /// <summary>Always, unless <c>--release</c> names a release that is made already.</summary>
    /// <param name="context">The release.</param>
    public override bool ShouldRun(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Options.Release is null;
    }

    /// <inheritdoc/>
    public override void Run(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var version = context.Version;
        context.Run.Remark($"{context.Project.Name} {version.Version}{(version.IsSnapshot ? " (snapshot, stays in the local store)" : "")} at commit {version.Commit[..12]}{(version.Dirty ? " with uncommitted changes" : "")}");

        var problems = RequirementTable.For(context)
            .Where(status => status is { IsMet: false, Requirement.IsRequired: true })
            .Select(status => $"{status.Requirement.Name}: {status.Problem}. It {status.Requirement.Purpose} ({string.Join(", ", status.Tasks)}). Get it: {status.Requirement.Hint}")
            .ToList();
        foreach (var target in context.Selection.All.Where(target => target.WhyNot is not null))
        {
            if (target.IsRequired)
            {
                problems.Add($"{target.Target.Name} ({target.Builder.Name}) cannot be built here: {target.WhyNot}.");
            }
            else
            {
                context.Run.Skip($"{target.Target.Name} ({target.Builder.Name})", target.WhyNot!);
            }
        }

        if (StoreName(context) is not (null or StoreChoice.Local) && (version.IsSnapshot || version.Dirty))
        {
            problems.Add($"{version.Version} is {(version.IsSnapshot ? "a snapshot" : "built from uncommitted changes")} and may not leave this machine. Tag a clean commit, or use --store=local.");
        }

        var checklist = ReleaseChecklist.Of(context, version, audits: problems.Count == 0);
        problems.AddRange(checklist.SelectMany(item => item.Problems));
        foreach (var item in checklist.Where(item => item.Skipped is not null && context.Settings.Checklist.Audit))
        {
            context.Run.Skip($"{TaskNames.Preflight}: {item.Name}", item.Skipped!);
        }

        if (problems.Count > 0)
        {
            throw new PreflightException(TaskNames.Preflight, problems);
        }

        _ = context.Plan;
        if (context.PlannedTasks.Any(task => task is PublishDraftTask))
        {
            StoreEffects.CheckLimits(context, TaskNames.Preflight, isBuilt: false);
        }
    }

    // A store that cannot be opened is a problem that the table names.
    private static string? StoreName(ReleaseContext context)
    {
        try
        {
            return context.Store.Name;
        }
        catch (ReleaseException)
        {
            return null;
        }
    }
}

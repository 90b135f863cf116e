namespace Releasing.Cake.Planning;

/// <summary>What the tasks of a run need, each thing once, held against this machine.</summary>
public static class RequirementTable
{
    /// <summary>Asks every planned task that is not skipped.</summary>
    /// <param name="context">The release.</param>
    public static IReadOnlyList<RequirementStatus> For(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rows = context.PlannedTasks.OfType<ReleaseTask>()
            .Where(task => task.SkipReason(context) is null)
            .SelectMany(task => task.Requirements(context).Select(requirement => (Task: task.Name, Requirement: requirement)))
            .GroupBy(row => (row.Requirement.Kind, row.Requirement.Name));
        return
        [
            .. rows.Select(group =>
            {
                // Needed by one task, nice to have for another: the stricter one decides.
                var strictest = group.OrderByDescending(row => row.Requirement.IsRequired).First().Requirement;
                return context.ToolInspector.Inspect(strictest, [.. group.Select(row => row.Task).Distinct()]);
            }),
            .. StoreRequirements.Of(context),
        ];
    }
}

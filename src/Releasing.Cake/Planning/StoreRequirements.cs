using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Releasing.Failures;

namespace Releasing.Cake.Planning;

/// <summary>What the store of this release needs, asked of the store itself, without changing anything there.</summary>
internal static class StoreRequirements
{
    /// <summary>A row each; none for a run that releases nothing.</summary>
    /// <param name="context">The release.</param>
    public static IReadOnlyList<RequirementStatus> Of(ReleaseContext context)
    {
        if (!context.PlannedTasks.Any(task => task is PublishDraftTask publish && publish.SkipReason(context) is null))
        {
            return [];
        }

        try
        {
            using var interrupt = new Interrupt();
            var version = context.Version;
            return [.. context.Store.CheckAsync(version.Tag, version.Commit, interrupt.Token).GetAwaiter().GetResult().Select(check => new RequirementStatus(
                new Requirement { Kind = check.IsSecret ? RequirementKind.Secret : RequirementKind.Permission, Name = check.Name, Purpose = check.Purpose, Hint = check.WhatToDo, IsRequired = check.IsRequired },
                [TaskNames.PublishDraft], check.Problem?.TrimEnd('.'), check.Found, null))];
        }
        catch (ReleaseException error)
        {
            return [new RequirementStatus(
                new Requirement { Kind = RequirementKind.Permission, Name = "store", Purpose = "holds the release", Hint = "correct what it says, or use --store=local" }, [TaskNames.PublishDraft], error.Message.TrimEnd('.'), null, null)];
        }
    }
}

using Cake.Frosting;

namespace Releasing.Cake;

/// <summary>
/// A name for a part of the pipeline. It lists the stock tasks it is made of with <c>[IsDependentOn]</c>; a repository hangs
/// its own tasks in with <c>[IsDependeeOf]</c>. It has neither body nor skip: in Cake a skipped task does not skip what
/// it depends on, and a skipped target is an error.
/// </summary>
public abstract class StageTask : FrostingTask<ReleaseContext>
{
    /// <summary>Nothing: the work is in the tasks the stage depends on.</summary>
    /// <param name="context">The release.</param>
    public sealed override void Run(ReleaseContext context)
    {
    }

    /// <summary>Always.</summary>
    /// <param name="context">The release.</param>
    public sealed override bool ShouldRun(ReleaseContext context) => true;
}

using Cake.Core;

namespace Cake.Frosting;

/// <summary>Something to do once, after the tasks of a run.</summary>
public interface IFrostingTeardown
{
    /// <summary>Runs after the last task, also when the build failed.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">How the build ended.</param>
    void Teardown(ICakeContext context, ITeardownContext info);
}

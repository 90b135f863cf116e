using Cake.Core;

namespace Cake.Frosting;

/// <summary>Something to do after each task.</summary>
public interface IFrostingTaskTeardown
{
    /// <summary>Runs after each task, also when it failed or was skipped.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task that ran, and how long it took.</param>
    void Teardown(ICakeContext context, ITaskTeardownContext info);
}

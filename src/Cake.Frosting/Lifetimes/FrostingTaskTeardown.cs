using Cake.Core;

namespace Cake.Frosting;

/// <summary>A task teardown that needs no context of its own.</summary>
public abstract class FrostingTaskTeardown : FrostingTaskTeardown<ICakeContext>
{
}

/// <summary>A task teardown.</summary>
/// <typeparam name="TContext">The type of the context that the host was told to use.</typeparam>
public abstract class FrostingTaskTeardown<TContext> : IFrostingTaskTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs after each task, also when it failed or was skipped.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task that ran, and how long it took.</param>
    public abstract void Teardown(TContext context, ITaskTeardownContext info);

    void IFrostingTaskTeardown.Teardown(ICakeContext context, ITaskTeardownContext info) => Teardown((TContext)context, info);
}

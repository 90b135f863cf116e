using Cake.Core;

namespace Cake.Frosting;

/// <summary>A teardown that needs no context of its own.</summary>
public abstract class FrostingTeardown : FrostingTeardown<ICakeContext>
{
}

/// <summary>A teardown.</summary>
/// <typeparam name="TContext">The type of the context that the host was told to use.</typeparam>
public abstract class FrostingTeardown<TContext> : IFrostingTeardown
    where TContext : ICakeContext
{
    /// <summary>Runs after the last task, also when the build failed.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">How the build ended.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}

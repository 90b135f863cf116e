using Cake.Core;

namespace Cake.Frosting;

/// <summary>A setup and teardown in one class that needs no context of its own.</summary>
public abstract class FrostingLifetime : FrostingLifetime<ICakeContext>
{
}

/// <summary>A setup and teardown in one class.</summary>
/// <typeparam name="TContext">The type of the context that the host was told to use.</typeparam>
public abstract class FrostingLifetime<TContext> : IFrostingLifetime
    where TContext : ICakeContext
{
    /// <summary>Runs before the first task; throwing fails the build before any task ran.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is about to run.</param>
    public abstract void Setup(TContext context, ISetupContext info);

    /// <summary>Runs after the last task, also when the build failed.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">How the build ended.</param>
    public abstract void Teardown(TContext context, ITeardownContext info);

    void IFrostingSetup.Setup(ICakeContext context, ISetupContext info) => Setup((TContext)context, info);

    void IFrostingTeardown.Teardown(ICakeContext context, ITeardownContext info) => Teardown((TContext)context, info);
}

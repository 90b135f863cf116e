using Cake.Core;

namespace Cake.Frosting;

/// <summary>Something to do once, before the tasks of a run.</summary>
public interface IFrostingSetup
{
    /// <summary>Runs before the first task; throwing fails the build before any task ran.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">What is about to run.</param>
    void Setup(ICakeContext context, ISetupContext info);
}

using Cake.Core;

namespace Cake.Frosting;

/// <summary>Something to do before each task.</summary>
public interface IFrostingTaskSetup
{
    /// <summary>Runs before each task; throwing fails that task.</summary>
    /// <param name="context">The context of the run.</param>
    /// <param name="info">The task that is about to run.</param>
    void Setup(ICakeContext context, ITaskSetupContext info);
}

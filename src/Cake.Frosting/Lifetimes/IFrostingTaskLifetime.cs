namespace Cake.Frosting;

/// <summary>Something to do before and after each task.</summary>
public interface IFrostingTaskLifetime : IFrostingTaskSetup, IFrostingTaskTeardown
{
}

namespace Cake.Frosting;

/// <summary>Something to do before and after the tasks of a run.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown
{
}

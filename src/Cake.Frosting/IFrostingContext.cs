using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context that every task of a run receives; see <see cref="CakeHostExtensions.UseContext{TContext}"/>.</summary>
public interface IFrostingContext : ICakeContext
{
}

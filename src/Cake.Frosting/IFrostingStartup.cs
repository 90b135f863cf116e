using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Groups registrations in a class; see <see cref="CakeHostExtensions.UseStartup{TStartup}"/>.</summary>
public interface IFrostingStartup
{
    /// <summary>Adds services, or replaces those of the host: the last registration wins.</summary>
    /// <param name="services">The services of the host.</param>
    void Configure(IServiceCollection services);
}

using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cake.Frosting.Hosting;

/// <summary>Finds the public task classes of assemblies, in the order in which they were compiled.</summary>
internal static class TaskDiscovery
{
    public static void Register(IServiceCollection services, IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var type in assembly.GetExportedTypes())
            {
                if (type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && typeof(IFrostingTask).IsAssignableFrom(type))
                {
                    services.TryAddEnumerable(ServiceDescriptor.Singleton(typeof(IFrostingTask), type));
                }
            }
        }
    }
}

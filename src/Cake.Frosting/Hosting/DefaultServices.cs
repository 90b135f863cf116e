using Cake.Cli;
using Cake.Core.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Hosting;

/// <summary>Everything the host registers before the build does, so that any of it can be replaced by registering again.</summary>
internal static class DefaultServices
{
    public static ServiceCollection Create(Invocation invocation)
    {
        var services = new ServiceCollection();
        services.AddCakeDiagnostics();
        services.UseCakeDefaultModules();
        services.AddSingleton(_ => invocation.Arguments);
        services.AddSingleton<ICakeConfiguration>(Configuration.Read);
        services.AddSingleton<IFrostingContext, FrostingContext>();
        services.AddSingleton<Core.Tooling.IToolInstaller, LazyToolInstaller>();
        services.AddSingleton<IToolInstaller, ToolInstaller>();
        services.AddSingleton<IVersionResolver, CakeVersion>();
        services.AddSingleton<ICakeVersionFeature, VersionFeature>();
        services.AddSingleton<ICakeInfoFeature, InfoFeature>();
        return services;
    }
}

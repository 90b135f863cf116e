using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>What a build registers with its services; <see cref="CakeHostExtensions"/> offers the same on the host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Gives every task a context of this type, made once. The last one registered is used.</summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseContext<TContext>(this IServiceCollection services)
        where TContext : class, IFrostingContext
        => services.AddSingleton<IFrostingContext, TContext>();

    /// <summary>Runs a setup and a teardown around the tasks. The last one registered is used.</summary>
    /// <typeparam name="TLifetime">The setup and teardown, made once for both.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseLifetime<TLifetime>(this IServiceCollection services)
        where TLifetime : class, IFrostingLifetime
        => services.AddShared<TLifetime>(typeof(IFrostingLifetime), typeof(IFrostingSetup), typeof(IFrostingTeardown));

    /// <summary>Runs a setup before the first task. The last one registered is used.</summary>
    /// <typeparam name="TSetup">The setup.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseSetup<TSetup>(this IServiceCollection services)
        where TSetup : class, IFrostingSetup
        => services.AddShared<TSetup>(typeof(IFrostingSetup));

    /// <summary>Runs a teardown after the last task. The last one registered is used.</summary>
    /// <typeparam name="TTeardown">The teardown.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTeardown<TTeardown>(this IServiceCollection services)
        where TTeardown : class, IFrostingTeardown
        => services.AddShared<TTeardown>(typeof(IFrostingTeardown));

    /// <summary>Runs a setup and a teardown around each task. The last one registered is used.</summary>
    /// <typeparam name="TLifetime">The setup and teardown, made once for both.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskLifetime<TLifetime>(this IServiceCollection services)
        where TLifetime : class, IFrostingTaskLifetime
        => services.AddShared<TLifetime>(typeof(IFrostingTaskLifetime), typeof(IFrostingTaskSetup), typeof(IFrostingTaskTeardown));

    /// <summary>Runs a setup before each task. The last one registered is used.</summary>
    /// <typeparam name="TSetup">The setup.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskSetup<TSetup>(this IServiceCollection services)
        where TSetup : class, IFrostingTaskSetup
        => services.AddShared<TSetup>(typeof(IFrostingTaskSetup));

    /// <summary>Runs a teardown after each task. The last one registered is used.</summary>
    /// <typeparam name="TTeardown">The teardown.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskTeardown<TTeardown>(this IServiceCollection services)
        where TTeardown : class, IFrostingTaskTeardown
        => services.AddShared<TTeardown>(typeof(IFrostingTaskTeardown));

    /// <summary>Adds what a Cake module registers.</summary>
    /// <typeparam name="TModule">The module.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseModule<TModule>(this IServiceCollection services)
        where TModule : ICakeModule, new()
        => Cake.Cli.ServiceCollectionExtensions.UseModule<TModule>(services);

    /// <summary>Adds an installer for another scheme of tool packages.</summary>
    /// <typeparam name="TPackageInstaller">The installer; it is asked for each tool whether it can install it.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UsePackageInstaller<TPackageInstaller>(this IServiceCollection services)
        where TPackageInstaller : class, IPackageInstaller
        => services.AddSingleton<IPackageInstaller, TPackageInstaller>();

    /// <summary>Installs a tool before the first task.</summary>
    /// <param name="services">The services.</param>
    /// <param name="uri">The package, such as <c>dotnet:?package=nbgv&amp;version=3.6.0</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTool(this IServiceCollection services, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return services.AddSingleton(new PackageReference(uri));
    }

    /// <summary>Runs the build in another directory than the one it was started in; <c>--working</c> beats it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="path">The directory; a relative one starts from the directory the build was started in.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseWorkingDirectory(this IServiceCollection services, DirectoryPath path)
        => services.AddSingleton(new WorkingDirectory(path));

    /// <summary>Gives a Cake setting its default; <c>CAKE_</c> environment variables, cake.config and arguments beat it, the later the stronger.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key, such as <c>Settings_ShowProcessCommandLine</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseCakeSetting(this IServiceCollection services, string key, string value)
        => services.AddSingleton(new CakeSetting(key, value));

    /// <summary>Says where tools are installed and looked for; default <c>tools</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="toolPath">The directory; a relative one starts from the working directory.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseToolPath(this IServiceCollection services, DirectoryPath toolPath)
    {
        ArgumentNullException.ThrowIfNull(toolPath);
        return services.UseCakeSetting("Paths_Tools", toolPath.FullPath);
    }

    private static IServiceCollection AddShared<TImplementation>(this IServiceCollection services, params ReadOnlySpan<Type> roles)
    {
        services.AddSingleton(typeof(TImplementation));
        foreach (var role in roles)
        {
            services.AddSingleton(role, provider => provider.GetRequiredService(typeof(TImplementation)));
        }

        return services;
    }
}

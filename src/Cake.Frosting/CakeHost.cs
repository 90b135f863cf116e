using System.Reflection;
using Cake.Frosting.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>Runs a build whose tasks are the classes of the program's own assembly, and of those added to it.</summary>
public sealed class CakeHost
{
    private readonly Invocation _invocation = new();
    private readonly ServiceCollection _services;
    private readonly HashSet<Assembly> _assemblies = [];

    /// <summary>Creates a host that knows the tasks of the entry assembly.</summary>
    public CakeHost()
    {
        _services = DefaultServices.Create(_invocation);
        if (Assembly.GetEntryAssembly() is { } entry)
        {
            _assemblies.Add(entry);
        }
    }

    /// <summary>Creates a host; the same as the constructor.</summary>
    /// <returns>The host.</returns>
    public static CakeHost Create() => new();

    /// <summary>Adds the public task classes of an assembly to the build.</summary>
    /// <param name="assembly">The assembly; adding one twice changes nothing.</param>
    /// <returns>The same host.</returns>
    public CakeHost AddAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds services, or replaces those of the host: the last registration wins.</summary>
    /// <param name="services">What to do with the services; called at once.</param>
    /// <returns>The same host.</returns>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services(_services);
        return this;
    }

    /// <summary>Runs the build.</summary>
    /// <param name="args">The command line, as <c>Main</c> received it.</param>
    /// <returns>0 when the build succeeded, otherwise the exit code of the failure (1 unless a CakeException says another);
    /// -1 when the command line makes no sense.</returns>
    public int Run(IEnumerable<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        TaskDiscovery.Register(_services, _assemblies);
        return new CommandApp<BuildCommand>().WithData(new Build(_services, _invocation)).Run(args);
    }
}

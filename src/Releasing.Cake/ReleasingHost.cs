using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;
using Releasing.Cake.Running;
using Releasing.Cake.Tasks;
using Spectre.Console;

namespace Releasing.Cake;

/// <summary>The one line a repository writes: <c>return new CakeHost().UseReleasing().Run(args);</c></summary>
public static class ReleasingHost
{
    /// <summary>Releases with zero configuration: everything is read from the repository.</summary>
    /// <param name="host">Cake's host.</param>
    public static CakeHost UseReleasing(this CakeHost host) => host.UseReleasing<ReleaseContext>();

    /// <summary>Releases with the settings that a context makes in its constructor, and with the tasks of the program's own assembly.</summary>
    /// <typeparam name="TContext">The repository's context.</typeparam>
    /// <param name="host">Cake's host.</param>
    public static CakeHost UseReleasing<TContext>(this CakeHost host)
        where TContext : ReleaseContext
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services =>
        {
            // Edges resolve by name, but two classes of one name are an error in the engine: which class serves a name is
            // decided here, when every assembly is known, and an explicit registration of the sequence beats the single ones.
            services.AddSingleton(_ => TaskSet.Create(StockTasks.All, RepositoryTasks(services)));
            services.AddSingleton<TaskGraph>();
            services.AddSingleton<TContext>();
            services.AddSingleton<IFrostingContext>(provider => provider.GetRequiredService<TContext>());
            if (typeof(TContext) != typeof(ReleaseContext))
            {
                services.AddSingleton<ReleaseContext>(provider => provider.GetRequiredService<TContext>());
            }

            services.AddSingleton(CreateTasks);
            services.AddSingleton<IProcessRunner, ProcessTreeRunner>();
            services.AddSingleton<RunClosing>();
            services.AddSingleton<ICakeReportPrinter, SummaryPrinter>();
            RunDisplay.Register(services);
        });
    }

    private static IEnumerable<Type> RepositoryTasks(IServiceCollection services) => services
        .Where(service => service.ServiceType == typeof(IFrostingTask))
        .Select(service => service.ImplementationType)
        .OfType<Type>()
        .Distinct();

    private static IEnumerable<IFrostingTask> CreateTasks(IServiceProvider provider)
    {
        var set = provider.GetRequiredService<TaskSet>();
        var graph = provider.GetRequiredService<TaskGraph>();
        var tasks = set.Types.ToDictionary(
            task => task.Key, task => (IFrostingTask)ActivatorUtilities.CreateInstance(provider, task.Value), StringComparer.OrdinalIgnoreCase);
        graph.RequireVerificationBefore(name => tasks[name] is EffectTask { IsIrreversible: true });
        var context = provider.GetRequiredService<ReleaseContext>();
        var display = provider.GetRequiredService<RunDisplay>();
        context.Terminal = display.ConsoleOver(provider.GetRequiredService<IAnsiConsole>());
        context.Progress = display.ProgressOn(context.Terminal);
        RunRecorder.Attach(provider.GetRequiredService<ICakeEngine>(), context.Run, display.Now, provider.GetRequiredService<RunClosing>().Close);
        context.Attach(graph, tasks);
        return tasks.Values;
    }
}

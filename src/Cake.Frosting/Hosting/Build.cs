using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Packaging;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Cake.Frosting.Hosting;

/// <summary>One run of the host, from the parsed command line to the exit code.</summary>
internal sealed class Build(IServiceCollection services, Invocation invocation)
{
    private const string DefaultTarget = "Default";

    public Invocation Invocation { get; } = invocation;

    public int Run()
    {
        var provider = services.BuildServiceProvider();
        try
        {
            Run(provider);
            return 0;
        }
        catch (Exception exception)
        {
            return LogOf(provider).LogException(exception);
        }
        finally
        {
            provider.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Run(ServiceProvider provider)
    {
        var line = Invocation.CommandLine;
        if (line.Version)
        {
            provider.GetRequiredService<ICakeVersionFeature>().Run(provider.GetRequiredService<IConsole>());
        }
        else if (line.Info)
        {
            provider.GetRequiredService<ICakeInfoFeature>().Run(provider.GetRequiredService<IConsole>());
        }
        else
        {
            // The configuration file is looked for in the working directory, so this order matters.
            SetWorkingDirectory(provider);
            SetVerbosity(provider);
            InstallTools(provider);
            RunTargets(provider);
        }
    }

    private void SetWorkingDirectory(ServiceProvider provider)
    {
        var path = Invocation.CommandLine.WorkingDirectory ?? provider.GetService<WorkingDirectory>()?.Path;
        if (path is not null)
        {
            var environment = provider.GetRequiredService<ICakeEnvironment>();
            environment.WorkingDirectory = path.MakeAbsolute(environment);
        }
    }

    private void SetVerbosity(ServiceProvider provider)
    {
        var log = provider.GetRequiredService<ICakeLog>();
        if (Invocation.CommandLine.Verbosity is { } verbosity)
        {
            log.Verbosity = verbosity;
        }
        else if (provider.GetRequiredService<ICakeConfiguration>().GetValue("Settings_Verbosity") is { Length: > 0 } configured)
        {
            log.Verbosity = Enum.TryParse<Verbosity>(configured, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
                ? parsed
                : throw new FrostingException($"Setting Settings_Verbosity: '{configured}' is not a verbosity. Use one of {string.Join(", ", Enum.GetNames<Verbosity>())}.");
        }
    }

    private static void InstallTools(ServiceProvider provider)
    {
        foreach (var tool in provider.GetServices<PackageReference>())
        {
            provider.GetRequiredService<IToolInstaller>().Install(tool);
        }
    }

    private void RunTargets(ServiceProvider provider)
    {
        var line = Invocation.CommandLine;
        var context = provider.GetRequiredService<IFrostingContext>();
        var engine = provider.GetRequiredService<ICakeEngine>();
        TaskGraph.Register(engine, context, provider.GetRequiredService<IEnumerable<IFrostingTask>>());
        LifetimeActions.Register(engine, context, provider);

        var host = CreateHost(provider, engine, context);
        if (line.Exclusive)
        {
            host.Settings.UseExclusiveTarget();
        }

        // One target and several differ in what the engine prints, so that a list of one is no list.
        var run = line.Targets.Length > 1
            ? host.RunTargetsAsync(line.Targets)
            : host.RunTargetAsync(line.Targets.Length == 1 ? line.Targets[0] : DefaultTarget);
        run.GetAwaiter().GetResult();
    }

    private IScriptHost CreateHost(ServiceProvider provider, ICakeEngine engine, IFrostingContext context)
    {
        var line = Invocation.CommandLine;
        var log = provider.GetRequiredService<ICakeLog>();
        return line switch
        {
            { Description: true } => new DescriptionScriptHost(engine, context, provider.GetRequiredService<IAnsiConsole>()),
            { Tree: true } => new TreeScriptHost(engine, context, provider.GetRequiredService<IConsole>()),
            { DryRun: true } => new DryRunScriptHost<IFrostingContext>(engine, context, log),
            _ => new BuildScriptHost<IFrostingContext>(
                engine,
                provider.GetRequiredService<IExecutionStrategy>(),
                context,
                provider.GetRequiredService<ICakeReportPrinter>(),
                provider.GetRequiredService<ICakeConfiguration>(),
                log),
        };
    }

    private static ICakeLog LogOf(ServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<ICakeLog>();
        }
        catch (Exception)
        {
            // The log is what cannot be built: the first failure still has to be told.
            var environment = new CakeEnvironment(new CakePlatform(), new CakeRuntime());
            return new CakeBuildLog(new CakeConsole(environment));
        }
    }
}

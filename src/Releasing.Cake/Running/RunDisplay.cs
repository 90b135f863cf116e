using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Releasing.Cake.Running;

/// <summary>What a person sees of a run: the log, the console for tables and the progress, all fit for where the output goes.</summary>
internal sealed class RunDisplay
{
    private readonly DisplaySurroundings _surroundings;
    private readonly TextWriter _output;

    /// <summary>Shows a run.</summary>
    /// <param name="surroundings">Where the output goes.</param>
    /// <param name="log">Cake's own log.</param>
    /// <param name="output">Standard output.</param>
    public RunDisplay(DisplaySurroundings surroundings, ICakeLog log, TextWriter output)
    {
        _surroundings = surroundings;
        _output = output;
        Log = surroundings.Kind switch
        {
            DisplayKind.GitHubActions => new GitHubActionsLog(log, output),
            DisplayKind.Terminal => new LiveLog(log),
            _ => log,
        };
    }

    /// <summary>The log that everybody writes to.</summary>
    public ICakeLog Log { get; }

    /// <summary>Where the output goes.</summary>
    public DisplaySurroundings Surroundings => _surroundings;

    /// <summary>Says which task works just now, for the titles of annotations.</summary>
    public void Now(string? task)
    {
        if (Log is GitHubActionsLog log)
        {
            log.Task = task;
        }
    }

    /// <summary>The console for tables.</summary>
    /// <param name="console">The one that is registered. Where it does not write to standard output somebody wants it just so.</param>
    public IAnsiConsole ConsoleOver(IAnsiConsole console) => !ReferenceEquals(console.Profile.Out.Writer, _output)
        ? console
        : _surroundings.CreateConsole(_surroundings.Kind == DisplayKind.GitHubActions ? new InertWriter(_output) : _output, console);

    /// <summary>How long work is shown.</summary>
    /// <param name="console">The console for tables.</param>
    public IProgressDisplay ProgressOn(IAnsiConsole console) => Log switch
    {
        GitHubActionsLog => new GitHubActionsProgress(Log, _output),
        LiveLog live when console.Profile.Capabilities is { Ansi: true, Interactive: true } && live.Verbosity > Verbosity.Quiet => new TerminalProgress(live, console),
        _ => new PlainProgress(Log),
    };

    /// <summary>Puts the log of this display in the place of the one that is registered.</summary>
    public static void Register(IServiceCollection services)
    {
        var registered = services.Last(service => service.ServiceType == typeof(ICakeLog));
        services.AddSingleton(provider => new RunDisplay(provider.GetService<DisplaySurroundings>() ?? DisplaySurroundings.OfThisProcess(), CreateLog(provider, registered), Console.Out));
        services.AddSingleton(provider => provider.GetRequiredService<RunDisplay>().Log);
    }

    private static ICakeLog CreateLog(IServiceProvider provider, ServiceDescriptor registered) => (ICakeLog)(
        registered.ImplementationInstance
        ?? registered.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!));
}

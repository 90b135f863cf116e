using Spectre.Console;

namespace Releasing.Cake.Running;

/// <summary>How a run is shown.</summary>
internal enum DisplayKind
{
    /// <summary>One line for each thing that ends: pipes, files, CI systems that are not known better.</summary>
    Plain,

    /// <summary>A person watches: bars that move.</summary>
    Terminal,

    /// <summary>GitHub Actions: log groups, annotations, a step summary and outputs.</summary>
    GitHubActions,
}

/// <summary>Where the output of this process goes, read from the environment once.</summary>
internal sealed record DisplaySurroundings
{
    /// <summary>Columns of a log that nobody scrolls sideways but no terminal wraps either.</summary>
    private const int LogWidth = 160;

    /// <summary>How the run is shown.</summary>
    public required DisplayKind Kind { get; init; }

    /// <summary>Colours are wanted; https://no-color.org says when they are not.</summary>
    public required bool HasColour { get; init; }

    /// <summary>The file that takes the Markdown of a step's summary page; null outside GitHub Actions.</summary>
    public string? StepSummaryFile { get; init; }

    /// <summary>The file that takes a step's outputs; null outside GitHub Actions.</summary>
    public string? OutputFile { get; init; }

    /// <summary>Those of this process.</summary>
    public static DisplaySurroundings OfThisProcess() => Detect(Environment.GetEnvironmentVariable, Console.IsOutputRedirected);

    /// <summary>Reads the usual variables: GITHUB_ACTIONS, CI, TERM, NO_COLOR.</summary>
    /// <param name="variable">The value of an environment variable; null when it is not set.</param>
    /// <param name="redirected">Output goes to a pipe or a file.</param>
    public static DisplaySurroundings Detect(Func<string, string?> variable, bool redirected)
    {
        ArgumentNullException.ThrowIfNull(variable);
        var gitHub = IsTrue(variable("GITHUB_ACTIONS"));
        var watched = !redirected && !IsTrue(variable("CI")) && !string.Equals(variable("TERM"), "dumb", StringComparison.OrdinalIgnoreCase);
        return new DisplaySurroundings
        {
            Kind = gitHub ? DisplayKind.GitHubActions : watched ? DisplayKind.Terminal : DisplayKind.Plain,
            HasColour = string.IsNullOrEmpty(variable("NO_COLOR")) && (watched || gitHub),
            StepSummaryFile = gitHub ? NotEmpty(variable("GITHUB_STEP_SUMMARY")) : null,
            OutputFile = gitHub ? NotEmpty(variable("GITHUB_OUTPUT")) : null,
        };
    }

    /// <summary>A console for tables: as wide as the terminal, or wide enough for a log in which no line is broken.</summary>
    /// <param name="output">Where a log goes; not used for a terminal.</param>
    /// <param name="terminal">The console of the process.</param>
    public IAnsiConsole CreateConsole(TextWriter output, IAnsiConsole terminal)
    {
        if (Kind == DisplayKind.Terminal && HasColour)
        {
            return terminal;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColour || Kind == DisplayKind.Terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = HasColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = Kind == DisplayKind.Terminal ? InteractionSupport.Detect : InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        if (Kind != DisplayKind.Terminal)
        {
            console.Profile.Width = LogWidth;
        }

        return console;
    }

    // "CI=false" is how people say that they are no robot.
    private static bool IsTrue(string? value) =>
        !string.IsNullOrEmpty(value) && !value.Equals("false", StringComparison.OrdinalIgnoreCase) && value != "0";

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}

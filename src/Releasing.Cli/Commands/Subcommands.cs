using Releasing.Failures;
using Releasing.Text;
using Releasing.Verification;
using Releasing.Verification.Tuf;
using Spectre.Console.Cli;

namespace Releasing.Cli.Commands;

/// <summary>The commands beside the release itself. Exit code 0: done; 1: refused or failed, with one line that says why; 2: the command line is wrong.</summary>
internal static class Subcommands
{
    /// <summary>The exit code of a refusal or a failure.</summary>
    public const int Refused = 1;

    /// <summary>The exit code of a command line that is wrong.</summary>
    public const int WrongUsage = 2;

    private static readonly (string Name, string Description, Action<IConfigurator, string> Add)[] s_all =
    [
        (SignBundleCommand.Name, SignBundleCommand.Description, (app, name) => app.AddCommand<SignBundleCommand>(name)),
        (TrustedRootCommand.Name, TrustedRootCommand.Description, (app, name) => app.AddCommand<TrustedRootCommand>(name)),
        (VerifyFolderCommand.Name, VerifyFolderCommand.Description, (app, name) => app.AddCommand<VerifyFolderCommand>(name)),
        (VerifyBundleCommand.Name, VerifyBundleCommand.Description, (app, name) => app.AddCommand<VerifyBundleCommand>(name)),
    ];

    private static readonly (string Arguments, string Description)[] s_targets =
    [
        ("--target=Version --next", "The next version by the commits; --why tells which decided, --format=json all of it"),
        ("--target=Bump --plan", "What the next version changes in the version files; --commit --tag --push go on, --bump=major and its like ask for another"),
        ("--target=ReleaseNotes", "The notes of the release; --from and --to name another range, --notes-format=text|json|html another form"),
        ("--target=Changelog", "Writes the section of the next release into the changelog; --full those of all releases"),
    ];

    /// <summary>Whether a command line begins with the name of one.</summary>
    public static bool AreNamed(IReadOnlyList<string> args) => args.Count > 0 && s_all.Any(command => command.Name == args[0]);

    /// <summary>Lists them, below the help of the release.</summary>
    public static void Describe(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("COMMANDS (releasing COMMAND --help tells their options):");
        foreach (var (name, description, _) in s_all)
        {
            output.WriteLine($"    {name,-16} {description}");
        }

        output.WriteLine();
        output.WriteLine("VERSIONS AND NOTES:");
        foreach (var (arguments, description) in s_targets)
        {
            output.WriteLine($"    {arguments,-24} {description}");
        }
    }

    /// <summary>Runs one.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var app = new CommandApp();
        app.Configure(configuration =>
        {
            configuration.SetApplicationName("releasing");
            configuration.UseStrictParsing();
            configuration.PropagateExceptions();
            foreach (var (name, _, add) in s_all)
            {
                add(configuration, name);
            }
        });
        try
        {
            return await app.RunAsync(args);
        }
        catch (CommandAppException error)
        {
            return Fail(WrongUsage, error.Message);
        }
        catch (ReleaseException error) when (error is RefusedException or TufRefusedException)
        {
            return Fail(Refused, $"refused: {error.Message}");
        }
        catch (ReleaseException error)
        {
            return Fail(Refused, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(Refused, error.Message);
        }
    }

    private static int Fail(int exitCode, string message)
    {
        Console.Error.WriteLine($"releasing: {PlainText.Lines(message)}");
        return exitCode;
    }
}

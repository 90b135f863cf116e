using System.Diagnostics;
using Cake.Core.IO;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Planning;
using Releasing.Cake.Running;
using Releasing.Cake.Suites;
using Releasing.Cake.Tools.Command;
using Releasing.Failures;
using Releasing.Versions;
using Path = System.IO.Path;

namespace Releasing.Cake.Tasks;

/// <summary>
/// Runs the repository's own tests before anything is built: always for a tagged version, in CI, and when it is asked for by name; a local snapshot
/// goes without. Asked for by name it needs neither a version nor a clean tree: whoever edits wants to test. Logs and results lie under <c>artifacts/work/test</c>. A failing command stops the release.
/// </summary>
[TaskName(TaskNames.Test)]
[TaskDescription("Runs the repository's own tests")]
public class TestTask : ReleaseTask
{
    private const string Passed = "passed";

    /// <inheritdoc/>
    public override IEnumerable<Requirement> Requirements(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return TestCommands.Find(context, Folder(context)).Select(command => command.Program).Distinct(StringComparer.Ordinal)
            .Where(program => !IsPath(program))
            .Select(program => Requirement.Tool(program, "runs the repository's tests", Hint(program)) with { VersionArguments = [program == "go" ? "version" : "--version"] });
    }

    /// <summary>Runs every command, one after the other.</summary>
    /// <param name="context">The release.</param>
    /// <exception cref="ReleaseException">A command failed or took too long.</exception>
    public override Task RunAsync(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var folder = Folder(context);
        var commands = TestCommands.Find(context, folder);
        if (commands.Count == 0)
        {
            context.Run.Skip(Name, "the repository has no tests that are known; name them in Settings.Test.Commands");
            return Task.CompletedTask;
        }

        var passed = Path.Combine(folder, Passed);
        var fingerprint = Fingerprint(context, commands);
        if (!IsAskedFor(context) && IsRecorded(passed, fingerprint))
        {
            context.Run.Remark("The tests passed before for this very commit and were not run again; --target=Test runs them.");
            return Task.CompletedTask;
        }

        Directory.CreateDirectory(folder);
        File.Delete(passed);
        using var interrupt = new Interrupt();
        using var progress = context.Progress.Begin(Name, commands.Count);
        foreach (var command in commands)
        {
            Run(context, command, folder, progress, interrupt.Token);
        }

        if (fingerprint is not null)
        {
            File.WriteAllText(passed, fingerprint);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected internal override string? SkipReason(ReleaseContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return base.SkipReason(context) ?? (context.IsCI || IsAskedFor(context) || !IsSnapshot(context)
            ? null
            : "a local snapshot goes without the tests; --target=Test runs them");
    }

    /// <summary>It is recorded that they passed for this very commit.</summary>
    internal static bool HasPassed(ReleaseContext context)
    {
        var folder = Folder(context);
        return File.Exists(Path.Combine(folder, Passed)) && IsRecorded(Path.Combine(folder, Passed), Fingerprint(context, TestCommands.Find(context, folder)));
    }

    private static bool IsRecorded(string passed, string? fingerprint) => fingerprint is not null && File.Exists(passed) && File.ReadAllText(passed) == fingerprint;

    private void Run(ReleaseContext context, TestCommand command, string folder, IProgressScope progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        progress.Started(command.Name);
        using var log = new ItemLog(Path.Combine(folder, command.Name + ".log"), context.Mask);
        using var results = command.ResultFile is null ? null : new StreamWriter(command.ResultFile);
        var settings = new CommandSettings(command.Program, command.Arguments)
        {
            Where = Name,
            Log = log,
            Mask = context.Mask,
            Filter = line =>
            {
                results?.WriteLine(line);
                return command.Read(line);
            },
            Cancellation = cancellationToken,
            ToolTimeout = context.Settings.Test.TimeLimit,
            WorkingDirectory = context.Root,
            ToolPath = IsPath(command.Program) ? new FilePath(Path.GetFullPath(Path.Combine(context.Root, command.Program))) : null,
            EnvironmentVariables = command.Variables.ToDictionary(StringComparer.Ordinal),
        };
        try
        {
            new CommandRunner(context, command.Program).Run(settings);
            progress.Finished(command.Name, ItemOutcome.Made, watch.Elapsed, log.Lines);
        }
        catch
        {
            progress.Finished(command.Name, ItemOutcome.Failed, watch.Elapsed, log.Lines);
            throw;
        }
    }

    // Passing is a fact about commit, uncommitted changes, commands and the versions of the programs. Where there is no version, nothing is remembered.
    private static string? Fingerprint(ReleaseContext context, IReadOnlyList<TestCommand> commands)
    {
        if (VersionOrNone(context) is not { } version)
        {
            return null;
        }

        using var fingerprint = new FingerprintBuilder();
        fingerprint.Add("commit", version.Commit).Add("dirty", version.DirtyDigest);
        foreach (var command in commands)
        {
            fingerprint.Add("program", command.Program).Add("version", IsPath(command.Program) ? null : context.ToolInspector.VersionOf(command.Program))
                .Add("arguments", [.. command.Arguments]);
        }

        return fingerprint.Finish();
    }

    private bool IsAskedFor(ReleaseContext context) => context.Options.Targets.Contains(Name, StringComparer.OrdinalIgnoreCase);

    private static bool IsSnapshot(ReleaseContext context) => VersionOrNone(context) is not { IsSnapshot: false };

    // Asked before the run for every task, also for --target=Default outside a repository, where there is no version: pre-flight says so in its place.
    private static ReleaseVersion? VersionOrNone(ReleaseContext context)
    {
        try
        {
            return context.Version;
        }
        catch (ReleaseException)
        {
            return null;
        }
    }

    private static bool IsPath(string program) => program.Contains('/', StringComparison.Ordinal) || program.Contains('\\', StringComparison.Ordinal);

    private static string Folder(ReleaseContext context) => Path.Combine(context.WorkFolder, "test");

    private static string Hint(string program) => program switch
    {
        "cargo" => "https://rustup.rs",
        "go" => "https://go.dev/doc/install",
        "dotnet" => "https://dot.net/download",
        "npm" => "https://nodejs.org",
        "pytest" or "python3" or "python" => "https://www.python.org and 'pip install pytest'",
        _ => "install it, or correct Settings.Test.Commands",
    };
}

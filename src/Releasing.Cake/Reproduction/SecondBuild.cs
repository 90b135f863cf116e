using System.Globalization;
using System.Text;
using Cake.Core.IO;
using Releasing.Artifacts;
using Releasing.Cake.Running;
using Releasing.Cake.Tools;
using Releasing.Failures;
using Path = System.IO.Path;

namespace Releasing.Cake.Reproduction;

/// <summary>
/// The same commit built once more by the same program: from a clean clone in a temporary folder, with another umask and time zone and
/// with empty compiler caches. Everything lies in that one folder, which is removed unless it is to be kept.
/// </summary>
internal sealed class SecondBuild : IDisposable
{
    private const int LinesQuoted = 20;

    private readonly ReleaseContext _context;
    private readonly string _clone;
    private readonly string _output;

    /// <param name="context">The release that was built first.</param>
    public SecondBuild(ReleaseContext context)
    {
        _context = context;
        Folder = Directory.CreateTempSubdirectory("reproduce-").FullName;
        _clone = Path.Combine(Folder, "clone");

        // A path of the same length would hide what depends on nothing but lengths.
        _clone += _clone.Length == context.Root.Length ? "-elsewhere" : "";
        _output = context.OutputInRepository is { } inside ? Path.Combine(_clone, inside) : Path.Combine(Folder, "output");
    }

    /// <summary>Everything the second build needed and made, full path.</summary>
    public string Folder { get; }

    /// <summary>The folder stays when this is disposed, for somebody to look into.</summary>
    public bool Keep { get; set; }

    /// <summary>Clones and builds.</summary>
    /// <param name="targets">What to build.</param>
    /// <param name="log">Takes the lines of the build.</param>
    /// <param name="cancellationToken">Ends it with everything it started.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="ReleaseException">The second build failed where the first did not.</exception>
    public Catalogue Run(IEnumerable<string> targets, ItemLog log, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> arguments = [.. Arguments(targets)];
        using (var process = Start(arguments, log))
        using (cancellationToken.Register(process.Kill))
        {
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            if (process.GetExitCode() is var code and not 0)
            {
                Keep = true;
                throw Failure(code, log);
            }
        }

        return Catalogue.Open(_output);
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        if (Keep || !Directory.Exists(Folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            // Git's objects are read-only, which there means that they cannot be removed.
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        Directory.Delete(Folder, recursive: true);
    }

    private IProcess Start(IReadOnlyList<string> arguments, ItemLog log)
    {
        var program = OwnProgram.Find();
        var settings = new ProcessSettings
        {
            Arguments = LiteralArgument.Builder([.. program.Arguments, .. arguments]),
            EnvironmentVariables = new Surroundings(Folder).Variables()!,
            WorkingDirectory = WorkingDirectory,
            StandardInput = new ProcessStandardInput(ReadOnlyMemory<byte>.Empty),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectedStandardOutputHandler = Take,
            RedirectedStandardErrorHandler = Take,
            Silent = true,
        };
        log.WriteLine($"$ {CommandLine.Describe(program.Path, [.. program.Arguments, .. arguments])}");
        using (Umask.Another())
        {
            CleanClone.Make(_context.Git, _clone);
            return new ProcessTreeRunner(_context.Environment, _context.Log).Start(program.Path, settings);
        }

        string Take(string line)
        {
            log.WriteLine(line);
            return null!;
        }
    }

    // Where in the repository this program was started decides, for instance, what a relative path in a setting means.
    private string WorkingDirectory => Path.GetFullPath(Path.Combine(_clone, Path.GetRelativePath(_context.Root, _context.Environment.WorkingDirectory.FullPath)));

    private IEnumerable<string> Arguments(IEnumerable<string> targets)
    {
        yield return $"--working={WorkingDirectory}";
        yield return $"--output={_output}";
        foreach (var target in targets)
        {
            yield return $"--target={target}";
        }

        // The tests ran before the first build. If they left something there that got into an artifact, it is missing here.
        // What is signed is not compared: no key is used and no time-stamping authority asked.
        string[] ofTheFirst = [TaskNames.Test, TaskNames.CodeSignWindows, TaskNames.CodeSignApple];
        foreach (var name in _context.Options.Skip.Concat(ofTheFirst.Where(_context.TasksByName.ContainsKey)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            yield return $"--skip={name}";
        }

        string[] ours = ["target", "skip", "output", "for"];
        foreach (var (name, values) in _context.Arguments.GetArguments().Where(argument => !ours.Contains(argument.Key, StringComparer.OrdinalIgnoreCase)))
        {
            foreach (var value in values)
            {
                yield return string.IsNullOrEmpty(value) ? $"--{name}" : $"--{name}={value}";
            }
        }
    }

    private ReleaseException Failure(int code, ItemLog log)
    {
        var message = new StringBuilder();
        message.Append(CultureInfo.InvariantCulture, $"{TaskNames.Reproduce}: the second build, from a clean clone, ended with exit code {code}. ");
        message.Append(CultureInfo.InvariantCulture, $"Commit what it misses; the clone is kept in {Folder}, everything it said is in {log.FilePath}.");
        foreach (var line in log.Last(LinesQuoted))
        {
            message.Append("\n  ").Append(line);
        }

        return new ReleaseException(message.ToString());
    }
}

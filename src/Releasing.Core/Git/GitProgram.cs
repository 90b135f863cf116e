using System.Diagnostics;
using System.Globalization;
using System.Text;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Git;

/// <summary>
/// Starts the <c>git</c> program: arguments as a list and never through a shell, messages in English, no pager, no prompt, no lock
/// taken by a query, and none of the variables by which a surrounding git hook points at another repository.
/// </summary>
public sealed class GitProgram
{
    // What `git rev-parse --local-env-vars` lists, and what changes the meaning of path patterns.
    private static readonly string[] s_foreign =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
        "GIT_EXTERNAL_DIFF", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
    ];

    private readonly string _path;
    private readonly IReadOnlyDictionary<string, string?> _environment;

    private GitProgram(string path, IReadOnlyDictionary<string, string?> environment)
    {
        _path = path;
        _environment = environment;
    }

    /// <summary>Finds git on PATH.</summary>
    /// <param name="environment">Variables for git on top of this process's own; a null value removes one.</param>
    /// <exception cref="ReleaseException">git is not installed.</exception>
    public static GitProgram Locate(IReadOnlyDictionary<string, string?>? environment = null)
    {
        // The platform's own search would also look into the current folder, which belongs to whoever wrote the repository.
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
            ?? throw new ReleaseException("Git: the program git is not on PATH. Install it (https://git-scm.com/downloads) and run again.");
        return new GitProgram(path, environment ?? new Dictionary<string, string?>());
    }

    /// <summary>Runs git to its end.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Passed one by one, as they are.</param>
    public GitResult Run(string folder, params IReadOnlyList<string> arguments)
    {
        using var running = Start(folder, arguments);
        using var reader = new StreamReader(running.Output, Utf8);
        var output = reader.ReadToEnd();
        var (exitCode, error) = running.Finish();
        return new GitResult(exitCode, output, error);
    }

    /// <summary>Runs git to its end and gives its output; a failure is an exception.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Passed one by one, as they are.</param>
    /// <exception cref="ReleaseException">git ended with another exit code than 0.</exception>
    public string Read(string folder, params IReadOnlyList<string> arguments)
    {
        var result = Run(folder, arguments);
        return result.ExitCode == 0 ? result.Output : throw Failure(arguments, result.ExitCode, result.Error);
    }

    /// <summary>Starts git and leaves its output to the caller as a stream.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">Passed one by one, as they are.</param>
    public GitProcess Start(string folder, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(_path)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        start.ArgumentList.Add("--no-pager");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in s_foreign)
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";

        // Into a pipe git would write every commit on its own (git(1), GIT_FLUSH), and whoever reads would be woken for each.
        start.Environment["GIT_FLUSH"] = "0";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        if (!Directory.Exists(folder))
        {
            throw new ReleaseException($"Git: there is no folder {PlainText.Line(folder)}. Check the path.");
        }

        return new GitProcess(Process.Start(start) ?? throw new ReleaseException($"Git: {_path} did not start."), arguments);
    }

    internal static ReleaseException Failure(IReadOnlyList<string> arguments, int exitCode, string error) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Git: 'git {PlainText.Line(string.Join(' ', arguments))}' ended with exit code {exitCode}: {PlainText.Lines(error).Trim()}"));

    // Without the byte order mark and without failing on names that are not UTF-8.
    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);
}

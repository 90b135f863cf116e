using System.Diagnostics;
using System.Text;

namespace Releasing.AcceptanceTests;

/// <summary>A real program that judges our work. Where it is missing the test is skipped with its name, or fails if RELEASING_REQUIRE_VALIDATORS is 1.</summary>
public sealed class Validator
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly string _path;

    private Validator(string path) => _path = path;

    /// <summary>Finds the program on PATH, or skips the test. The test is a [SkippableFact] or [SkippableTheory].</summary>
    public static Validator Require(string program)
    {
        var path = Find(program);
        if (path is null && Environment.GetEnvironmentVariable("RELEASING_REQUIRE_VALIDATORS") == "1")
        {
            throw new InvalidOperationException($"The validator '{program}' is required and not installed.");
        }

        Skip.If(path is null, $"{program} is not installed");
        return new Validator(path!);
    }

    /// <summary>A program that lies in a folder which <see cref="RequireFolder"/> asked for.</summary>
    public static Validator At(string path) => new(path);

    /// <summary>Asks for a folder of libraries, or skips the test.</summary>
    public static void RequireFolder(string folder)
    {
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable("RELEASING_REQUIRE_VALIDATORS") == "1")
        {
            throw new InvalidOperationException($"The validators in '{folder}' are required and not installed.");
        }

        Skip.If(!Directory.Exists(folder), $"{folder} is not installed");
    }

    /// <summary>Runs the program.</summary>
    public Verdict Run(params string[] arguments) => RunIn(Environment.CurrentDirectory, arguments);

    /// <summary>Runs the program and expects exit code 0.</summary>
    /// <returns>Its standard output.</returns>
    public string Accept(params string[] arguments)
    {
        var verdict = Run(arguments);
        verdict.ExitCode.ShouldBe(0, $"{_path} {string.Join(' ', arguments)}\n{verdict.Output}{verdict.Error}");
        return verdict.Output;
    }

    /// <summary>Runs the program in a folder.</summary>
    public Verdict RunIn(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(_path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_path} {string.Join(' ', arguments)} took longer than {s_patience}.");
        }

        return new Verdict(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    private static string? Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        string[] names = OperatingSystem.IsWindows() ? [program + ".exe", program] : [program];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

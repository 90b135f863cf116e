using System.Diagnostics;

namespace Releasing.Benchmarks.Measuring;

/// <summary>A process to run, with its arguments as a list.</summary>
internal sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(5);

    /// <summary>Where it runs.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>Variables on top of this process's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Look at its memory again and again while it runs, which costs a little time.</summary>
    public bool WatchMemory { get; init; }

    /// <exception cref="BenchmarkException">It failed: then there is nothing to measure.</exception>
    public Outcome Run()
    {
        var start = new ProcessStartInfo(Program, Arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new BenchmarkException($"{Program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = WatchMemory ? Watch(process) : 0;
        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new BenchmarkException($"{Program} {string.Join(' ', Arguments)} took longer than {_patience}.");
        }

        var elapsed = watch.Elapsed;
        return process.ExitCode == 0
            ? new Outcome(elapsed, peak, output.GetAwaiter().GetResult())
            : throw new BenchmarkException($"{Program} {string.Join(' ', Arguments)} ended with exit code {process.ExitCode}.\n{output.GetAwaiter().GetResult()}{error.GetAwaiter().GetResult()}");
    }

    /// <summary>The path of a program; a benchmark without its peer is not measured.</summary>
    public static string Require(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists) ?? throw new BenchmarkException($"{program} is not installed.");

    // The operating system keeps the high-water mark, so the last glance before the end tells the peak.
    private static long Watch(Process process)
    {
        var peak = 0L;
        while (!process.WaitForExit(_glance))
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        return peak;
    }
}

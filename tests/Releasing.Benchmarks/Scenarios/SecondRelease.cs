using System.Runtime.Versioning;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>The same release again: nothing is to do.</summary>
internal sealed class SecondRelease : Scenario
{
    private static readonly string[] _compilers = ["go", "gofmt", "gcc", "cc", "cargo", "rustc", "zig"];

    public override string Name => "again";

    public override string Description => "a second release of tests/Consumers/Go with nothing changed";

    public override int Rounds => 7;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new BenchmarkException("The programs that note how compilers are started are shell scripts.");
        }

        using var consumer = new GoConsumer(Repository);
        var calls = consumer.Beside("calls");
        var variables = new Dictionary<string, string?> { ["PATH"] = Shims(consumer.Beside("shims"), calls) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };
        var release = consumer.Release(variables);
        release.Run();
        if (!File.Exists(calls))
        {
            throw new BenchmarkException("The first release started no compiler, so a second one without proves nothing.");
        }

        File.Delete(calls);
        var again = new Contestant("build.sh", release);
        Contestant.Alternate(rounds, again);
        var started = File.Exists(calls) ? File.ReadAllLines(calls) : [];
        yield return new Finding("compilers started by the second release", "", "", started.Length == 0 ? "none" : string.Join("; ", started.Distinct().Take(3)), "none", started.Length == 0);
        yield return Finding.Limit("second release, nothing changed", $"{again.Seconds} s", "", again.Seconds.Median, 1.5, " s");
    }

    // Programs of the compilers' names that note how they were called and then become the compiler.
    [UnsupportedOSPlatform("windows")]
    private static string Shims(string folder, string calls)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in _compilers)
        {
            if ((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists) is { } real)
            {
                var shim = Path.Combine(folder, name);
                File.WriteAllText(shim, $"#!/bin/sh\necho \"{name} $*\" >> '{calls}'\nexec '{real}' \"$@\"\n");
                File.SetUnixFileMode(shim, (UnixFileMode)0b111_101_101);
            }
        }

        return folder;
    }
}

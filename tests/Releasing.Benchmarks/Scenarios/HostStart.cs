using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How soon an unchanged build starts.</summary>
internal sealed class HostStart : Scenario
{
    public override string Name => "start";

    public override string Description => "./build.sh --target=Version, unchanged, against 'dotnet run' and against the compiled host by hand";

    public override int Rounds => 9;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        string[] arguments = ["--target=Version", "--snapshot"];
        var script = new Contestant("build.sh", new Command("bash", ["build.sh", .. arguments]) { Folder = Repository });
        script.Run();
        var run = new Contestant("dotnet run", new Command("dotnet", ["run", "--project", "build", "--", .. arguments]) { Folder = Repository });
        var hand = new Contestant("by hand", new Command("dotnet", [Host(), .. arguments]) { Folder = Repository });
        Contestant.Alternate(rounds, script, run, hand);
        yield return Finding.Ratio("start of an unchanged build", script, run, 0.25);
        yield return Finding.Limit("what build.sh adds", $"{script.Seconds} s", $"{hand.Seconds} s (by hand)", script.Seconds.Median - hand.Seconds.Median, 0.1, " s");
    }

    // The newest is the one that build.sh has just started.
    private static string Host() => new DirectoryInfo(Path.Combine(Repository, "build", "bin", "host")).EnumerateDirectories()
        .Where(folder => !folder.Name.StartsWith('.'))
        .MaxBy(folder => folder.LastWriteTimeUtc) is { } newest
            ? Path.Combine(newest.FullName, "Build.dll")
            : throw new BenchmarkException("build.sh left no host in build/bin/host.");
}

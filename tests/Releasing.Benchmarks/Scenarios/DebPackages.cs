using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast and how small a Debian package of programs is.</summary>
internal sealed class DebPackages : Scenario
{
    public override string Name => "deb";

    public override string Description => "a Debian package of 50 MB of programs against dpkg-deb, gzip both";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("dpkg-deb");
        using var work = new WorkFolder();
        var programs = SdkPrograms.Collect(work.Make("tree/opt/bench"), 50_000_000);
        work.Write("tree/DEBIAN/control", "Package: bench\nVersion: 1.0.0-1\nArchitecture: amd64\nMaintainer: Bench <bench@example.org>\nDescription: Something to measure\n");
        var output = work.Make("ours");
        var (ours, theirs) = (Path.Combine(output, "bench.deb"), work["theirs.deb"]);
        var writer = new Contestant("DebFile", Worker("package", "deb", programs, output), () => File.Delete(ours));
        var builder = new Contestant("dpkg-deb", new Command("dpkg-deb", "--root-owner-group", "-Zgzip", "--build", work["tree"], theirs), () => File.Delete(theirs));
        Contestant.Alternate(rounds, writer, builder);
        yield return Finding.Ratio($"50 MB of programs, {Environment.ProcessorCount} processors", writer, builder, 0.4);
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit("size of the package", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.03, "×");
    }
}

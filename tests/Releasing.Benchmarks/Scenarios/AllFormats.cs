using System.Security.Cryptography;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>Whether a program is compressed once, though it goes into three packages.</summary>
internal sealed class AllFormats : Scenario
{
    private static readonly string[] s_formats = ["deb", "rpm", "apk"];

    public override string Name => "formats";

    public override string Description => "a program of 50 MB as deb, rpm and apk, one after the other, against the slowest of them alone";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        using var work = new WorkFolder();
        var program = SdkPrograms.Join(work["bench"], 50_000_000, 50_000_000);
        string sha256;
        using (var stream = File.OpenRead(program))
        {
            sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        var output = work.Make("packages");
        var single = s_formats.Select(format => new Contestant(format, Worker("package", format, program, output, sha256))).ToList();
        var together = new Contestant("all", Worker("package", string.Join(',', s_formats), program, output, sha256, work["store"]), () => WorkFolder.Remove(work["store"]));
        Contestant.Alternate(rounds, [together, .. single]);
        var slowest = single.MaxBy(contestant => contestant.Seconds.Median)!;
        yield return Finding.Ratio("deb, rpm and apk together", together, slowest, 1.3);
    }
}

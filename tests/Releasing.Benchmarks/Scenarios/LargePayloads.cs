using System.Globalization;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How much memory a large package takes.</summary>
internal sealed class LargePayloads : Scenario
{
    private const double Megabyte = 1_000_000;

    public override string Name => "payload";

    public override string Description => "packages of a program of 2 GB: peak memory";

    public override int Rounds => 1;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        using var work = new WorkFolder();
        var program = SdkPrograms.Join(work["bench"], 2_000_000_000, 200_000_000);
        var output = work.Make("packages");
        foreach (var format in new[] { "deb", "rpm", "apk" })
        {
            var (peaks, seconds) = (new Samples(), new Samples());
            for (var round = 0; round < rounds; round++)
            {
                var outcome = (Worker("package", format, program, output) with { WatchMemory = true }).Run();
                peaks.Add(outcome.PeakBytes / Megabyte);
                seconds.Add(outcome.Elapsed.TotalSeconds);
            }

            yield return Finding.Limit(string.Create(CultureInfo.InvariantCulture, $"{format}, peak memory"), $"{peaks} MB in {seconds} s", "", peaks.Maximum, 150, " MB");
        }
    }
}

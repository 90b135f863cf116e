using System.Globalization;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast and how small disk images are, with either file system.</summary>
internal sealed class DiskImages : Scenario
{
    private const double Megabyte = 1_000_000;

    public override string Name => "dmg";

    public override string Description => "disk images of 100 MB of programs and of 5,000 small files against xorrisofs | gzip -6, and one of 2 GB: peak memory";

    public override int Rounds => 3;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("xorrisofs");
        _ = Command.Require("gzip");
        using var work = new WorkFolder();
        var programs = SdkPrograms.Collect(work.Make("programs"), 100_000_000);
        var small = work.Make("small");
        SmallFiles.Fill(small, 5000);
        foreach (var (what, tree) in new[] { ("100 MB of programs", programs), ("5,000 files", small) })
        {
            foreach (var finding in Compare(work, what, tree, rounds))
            {
                yield return finding;
            }
        }

        SdkPrograms.Join(Path.Combine(work.Make("large"), "bench"), 2_000_000_000, 200_000_000);
        var outcome = (Worker("dmg", "HfsPlus", work["large"], work["large.dmg"]) with { WatchMemory = true }).Run();
        var peak = outcome.PeakBytes / Megabyte;
        yield return Finding.Limit("2 GB, peak memory", string.Create(CultureInfo.InvariantCulture, $"{peak:0} MB in {outcome.Elapsed.TotalSeconds:0.0} s"), "", peak, 150, " MB");
    }

    // The peer's file is no disk image: what the peer does is the work that a disk image costs, a file system and its compression.
    private static IEnumerable<Finding> Compare(WorkFolder work, string what, string tree, int rounds)
    {
        var theirs = work["theirs.iso.gz"];
        var pipe = new Contestant("xorrisofs | gzip -6", new Command("sh", "-c", "xorrisofs -quiet -R \"$1\" | gzip -6 > \"$2\"", "sh", tree, theirs), () => File.Delete(theirs));
        foreach (var system in new[] { "Iso9660", "HfsPlus" })
        {
            var ours = work["ours.dmg"];
            var writer = new Contestant($"DmgFile, {system}", Worker("dmg", system, tree, ours), () => File.Delete(ours));
            Contestant.Alternate(rounds, writer, pipe);
            yield return Finding.Ratio($"{what}, {system}, {Environment.ProcessorCount} processors", writer, pipe, 1.0);
            var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);

            // Blocks of an image are read each for itself and know nothing of what came before them; small files lose by that.
            yield return Finding.Limit($"{what}, {system}, size", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.15, "×");
        }
    }
}

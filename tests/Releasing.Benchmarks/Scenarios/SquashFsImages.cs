using System.Globalization;
using System.Text;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast and how small the image inside of an AppImage is, and what a large one takes of memory.</summary>
internal sealed class SquashFsImages : Scenario
{
    private const int SmallFiles = 5000;
    private const double Megabyte = 1_000_000;

    public override string Name => "squashfs";

    public override string Description => "SquashFS images of 100 MB of programs, of 5,000 small files and of 2 GB against mksquashfs, gzip both";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("mksquashfs");
        using var work = new WorkFolder();
        return [.. Compare(work, "100 MB of programs", SdkPrograms.Collect(work.Make("programs"), 100_000_000), rounds), .. Compare(work, "5,000 small files", Small(work), rounds), Large(work)];
    }

    private static IEnumerable<Finding> Compare(WorkFolder work, string what, string folder, int rounds)
    {
        var (ours, theirs) = (work["ours.squashfs"], work["theirs.squashfs"]);
        var writer = new Contestant("SquashFsFile", Worker("squashfs", folder, ours), () => File.Delete(ours));
        var builder = new Contestant(
            "mksquashfs",
            new Command("mksquashfs", folder, theirs, "-noappend", "-comp", "gzip", "-processors", "2", "-all-root", "-no-xattrs", "-no-progress", "-quiet"),
            () => File.Delete(theirs));
        Contestant.Alternate(rounds, writer, builder);
        yield return Finding.Ratio($"{what}, {Environment.ProcessorCount} processors", writer, builder, 1.0);
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit($"{what}, size", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.04, "×");
    }

    private static string Small(WorkFolder work)
    {
        var folder = work.Make("small");
        var random = new Random(1);
        for (var index = 0; index < SmallFiles; index++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(900)).Select(_ => $"{random.Next(5000)} "));
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"d{index % 50}"), string.Create(CultureInfo.InvariantCulture, $"file{index}.txt"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, Encoding.ASCII);
        }

        return folder;
    }

    private static Finding Large(WorkFolder work)
    {
        SdkPrograms.Join(Path.Combine(work.Make("large"), "bench"), 2_000_000_000, 200_000_000);
        var outcome = (Worker("squashfs", work["large"], work["large.squashfs"]) with { WatchMemory = true }).Run();
        var peak = outcome.PeakBytes / Megabyte;
        return Finding.Limit("2 GB, peak memory", string.Create(CultureInfo.InvariantCulture, $"{peak:0} MB in {outcome.Elapsed.TotalSeconds:0.0} s"), "", peak, 150, " MB");
    }
}

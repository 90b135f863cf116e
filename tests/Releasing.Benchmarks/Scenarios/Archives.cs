using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast and how small programs are packed.</summary>
internal sealed class Archives : Scenario
{
    public override string Name => "archives";

    public override string Description => "a tar.gz of 100 MB of programs against tar | gzip -6";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("tar");
        _ = Command.Require("gzip");
        using var work = new WorkFolder();
        var programs = SdkPrograms.Collect(work.Make("programs"), 100_000_000);
        var (ours, theirs) = (work["ours.tar.gz"], work["theirs.tar.gz"]);
        var writer = new Contestant("ArchiveFile", Worker("archive", programs, ours), () => File.Delete(ours));
        var pipe = new Contestant("tar | gzip -6", new Command("sh", "-c", "tar -C \"$1\" -cf - . | gzip -6 > \"$2\"", "sh", programs, theirs), () => File.Delete(theirs));
        Contestant.Alternate(rounds, writer, pipe);
        yield return Finding.Ratio($"100 MB of programs, {Environment.ProcessorCount} processors", writer, pipe, 0.7);
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit("size of the archive", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.02, "×");
    }
}

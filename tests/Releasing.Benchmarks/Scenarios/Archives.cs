using System.Runtime.InteropServices;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How fast and how small programs are packed.</summary>
internal sealed class Archives : Scenario
{
    private const long Wanted = 100_000_000;

    public override string Name => "archives";

    public override string Description => "a tar.gz of 100 MB of programs against tar | gzip -6";

    public override IEnumerable<Finding> Measure(int rounds)
    {
        _ = Command.Require("tar");
        _ = Command.Require("gzip");
        using var work = new WorkFolder();
        var programs = Collect(work.Make("programs"));
        var (ours, theirs) = (work["ours.tar.gz"], work["theirs.tar.gz"]);
        var writer = new Contestant("ArchiveFile", Worker("archive", programs, ours), () => File.Delete(ours));
        var pipe = new Contestant("tar | gzip -6", new Command("sh", "-c", "tar -C \"$1\" -cf - . | gzip -6 > \"$2\"", "sh", programs, theirs), () => File.Delete(theirs));
        Contestant.Alternate(rounds, writer, pipe);
        yield return Finding.Ratio($"100 MB of programs, {Environment.ProcessorCount} processors", writer, pipe, 0.7);
        var (size, other) = (new FileInfo(ours).Length, new FileInfo(theirs).Length);
        yield return Finding.Limit("size of the archive", $"{size:N0} B", $"{other:N0} B", (double)size / other, 1.02, "×");
    }

    // Libraries and programs of the .NET SDK: machine code, tables and text, as in what people release.
    private static string Collect(string folder)
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var total = 0L;
        var number = 0;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".dll" or ".so" or ".dylib").Order(StringComparer.Ordinal))
        {
            if (total >= Wanted)
            {
                return folder;
            }

            File.Copy(file, Path.Combine(folder, $"{number++:0000}-{Path.GetFileName(file)}"));
            total += new FileInfo(file).Length;
        }

        throw new BenchmarkException($"{root} has less than 100 MB of programs.");
    }
}

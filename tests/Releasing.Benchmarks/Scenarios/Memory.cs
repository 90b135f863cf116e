using System.Buffers.Binary;
using System.Globalization;
using Releasing.Benchmarks.Measuring;

namespace Releasing.Benchmarks.Scenarios;

/// <summary>How much memory a large release holds at once.</summary>
internal sealed class Memory : Scenario
{
    private const long FileLength = 256_000_000;
    private const double Megabyte = 1_000_000;

    public override string Name => "memory";

    public override string Description => "a whole release of 1 GB of programs (check, copy, hash, pack, upload, verify)";

    public override int Rounds => 1;

    public override IEnumerable<Finding> Measure(int rounds)
    {
        using var work = new WorkFolder();
        var total = 0L;
        foreach (var (target, machine) in new[] { ("linux-x86_64", 62), ("linux-aarch64", 183), ("linux-x86_64-musl", 62), ("linux-aarch64-musl", 183) })
        {
            total += WriteProgram(work.Make("prebuilt/" + target), machine);
        }

        work.Write(".gitignore", "/artifacts/\n/prebuilt/\n");
        GitSample.Commit(work.Folder, "v1.0.0");
        var (peaks, seconds) = (new Samples(), new Samples());
        for (var round = 0; round < rounds; round++)
        {
            WorkFolder.Remove(work["artifacts"]);
            var outcome = (Worker("release", "--target=Release", "--skip=Sign") with { Folder = work.Folder, WatchMemory = true }).Run();
            peaks.Add(outcome.PeakBytes / Megabyte);
            seconds.Add(outcome.Elapsed.TotalSeconds);
        }

        yield return Finding.Limit(
            string.Create(CultureInfo.InvariantCulture, $"peak memory, {total / 1e9:0.0} GB of programs"), $"{peaks} MB in {seconds} s", "", peaks.Maximum, 200, " MB");
    }

    // A header without segments is all that is looked at; what follows compresses about as well as machine code.
    private static long WriteProgram(string folder, int machine)
    {
        var header = new byte[64];
        byte[] identification = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        identification.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(16), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(18), (ushort)machine);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(52), (ushort)header.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(54), 56);
        using var file = File.Create(Path.Combine(folder, "large"));
        file.Write(header);
        var random = new Random(machine);
        var block = new byte[64 * 1024];
        while (file.Length < FileLength)
        {
            random.NextBytes(block.AsSpan(0, block.Length / 3));
            file.Write(block);
        }

        return file.Length;
    }
}

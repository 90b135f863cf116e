using Releasing.Core.Tests.Sboms.Generated;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Lock files far larger than any project's. Alone, for they measure the memory of the process.</summary>
[Collection(nameof(HugeLockTests))]
[CollectionDefinition(nameof(HugeLockTests), DisableParallelization = true)]
public sealed class HugeLockTests
{
    public static TheoryData<string> Formats => [.. GeneratedLock.All.Select(format => format.Path)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Reads_some_megabytes_in_bounded_memory(string path) => Read(path, packages: 10_000, needs: 3, megabytesAtMost: 64);

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Category", "Soak")]
    public void Reads_the_largest_allowed_in_bounded_memory(string path) => Read(path, packages: 230_000, needs: 7, megabytesAtMost: 1200);

    private static void Read(string path, int packages, int needs, long megabytesAtMost)
    {
        using var folder = new TemporaryFolder();
        var format = GeneratedLock.Of(path);
        var expected = Write(format, folder["lock"], packages, needs);
        using var stream = File.OpenRead(folder["lock"]);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        var done = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            while (!done.Wait(5))
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        watch.Start();
        Inventory? inventory;
        try
        {
            inventory = format.Scanner.ScanAsync(stream, path, CancellationToken.None).GetAwaiter().GetResult();
        }
        finally
        {
            done.Set();
            watch.Join();
        }

        inventory.ShouldNotBeNull().Components.Count(component => !component.IsFirstParty).ShouldBe(expected);
        ((peak - before) >> 20).ShouldBeLessThan(megabytesAtMost, path);
    }

    // The graph must be garbage before the measuring begins.
    private static int Write(GeneratedLock format, string file, int packages, int needs)
    {
        var graph = new GeneratedGraph(seed: 11, packages, needs);
        using var writer = new StreamWriter(file);
        format.Write(graph, writer);
        return format.Truth(graph).Count;
    }
}

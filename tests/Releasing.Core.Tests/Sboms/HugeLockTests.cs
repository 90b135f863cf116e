using System.Diagnostics;
using Releasing.Core.Tests.Sboms.Generated;
using Releasing.Sboms;
using Xunit.Abstractions;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Lock files far larger than any project's. Alone, for they measure the memory of the process.</summary>
[Collection(nameof(HugeLockTests))]
[CollectionDefinition(nameof(HugeLockTests), DisableParallelization = true)]
public sealed class HugeLockTests(ITestOutputHelper output)
{
    public static TheoryData<string> Formats => [.. GeneratedLock.All.Select(format => format.Path)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Reads_some_megabytes_in_bounded_memory(string path) => Read(path, packages: 10_000, needs: 3, megabytesAtMost: 64);

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Category", "Soak")]
    public void Reads_the_largest_allowed_in_bounded_memory(string path) => Read(path, packages: 230_000, needs: 7, megabytesAtMost: 1200);

    private void Read(string path, int packages, int needs, long megabytesAtMost)
    {
        using var folder = new TemporaryFolder();
        var format = GeneratedLock.Of(path);
        var expected = Write(format, folder["lock"], packages, needs);
        using var stream = File.OpenRead(folder["lock"]);
        var clock = Stopwatch.StartNew();
        using var peak = new PeakMemory();
        var inventory = format.Scanner.ScanAsync(stream, path, CancellationToken.None).GetAwaiter().GetResult();

        output.WriteLine($"{path}: {stream.Length >> 20} MiB, {clock.Elapsed.TotalSeconds:F1} s, {peak.Megabytes} MiB at most");
        inventory.ShouldNotBeNull().Components.Count(component => !component.IsFirstParty).ShouldBe(expected);
        peak.Megabytes.ShouldBeLessThan(megabytesAtMost, path);
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

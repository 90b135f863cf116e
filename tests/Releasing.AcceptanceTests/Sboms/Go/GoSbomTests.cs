using Releasing.Sboms;
using Releasing.Sboms.Go;
using Releasing.Sboms.Sources;

namespace Releasing.AcceptanceTests.Sboms.Go;

/// <summary>Our inventories of a Go program and its sources beside <c>go version -m</c>, Trivy and cdxgen.</summary>
public sealed class GoSbomTests(GoWorld world) : IClassFixture<GoWorld>
{
    private const string Folder = "pkg:golang/example.org/group3/module3";

    [SkippableTheory]
    [InlineData("linux", 100)]
    [InlineData("windows", 25)]
    [InlineData("darwin", 25)]
    public async Task Equals_what_go_itself_reads_out_of_the_program(string system, int modules)
    {
        world.Require();
        var ours = await OursAsync(world.Program(system));

        var oracle = Oracle(Validator.Require("go").Accept("version", "-m", world.Program(system)));

        oracle.Count.ShouldBeGreaterThan(modules);
        ours.Components.Select(component => (component.Name, component.Version, component.ContentSum)).ShouldBe(oracle, ignoreOrder: true);
    }

    [SkippableFact]
    public async Task Nothing_that_Trivy_finds_in_the_program_is_missing()
    {
        world.Require();
        var ours = Normalised((await OursAsync(world.Program("linux"))).Components.Select(component => component.PackageUrl));

        // Trivy gives a module that a folder replaces the folder's name: "pkg:golang/./beside@(devel)".
        var trivy = Normalised(OtherScanners.Trivy("rootfs", Path.GetDirectoryName(world.Program("linux"))!, world.Scratch)).Where(purl => !purl.Contains("/beside", StringComparison.Ordinal)).ToHashSet();

        trivy.Count.ShouldBeGreaterThan(100);
        trivy.Except(ours).ShouldBeEmpty();

        // More than Trivy: the main module, the one in the folder under its own name, and the standard library.
        ours.Except(trivy).ShouldBeSubsetOf(["pkg:golang/example.org/tool", Folder, $"pkg:golang/stdlib@{ours.Single(purl => purl.Contains("stdlib", StringComparison.Ordinal)).Split('@')[1]}"]);
    }

    [SkippableFact]
    public async Task Nothing_that_peers_find_in_the_sources_is_missing()
    {
        world.Require();
        var repository = await new InventorySources().OfRepositoryAsync(world.Project, ["go.mod", "go.sum", "beside/go.mod"]);
        var ours = Normalised(repository.Whole.Components.Select(component => component.PackageUrl));

        var trivy = Normalised(OtherScanners.Trivy("fs", world.Project, world.Scratch));
        var cdxgen = Normalised(OtherScanners.Cdxgen("go", world.Project, Path.Combine(world.Scratch, "go.cdx.json")));
        var union = trivy.Union(cdxgen).Where(purl => IsTrue(purl)).ToHashSet();

        union.Count.ShouldBeGreaterThan(100);
        union.Except(ours).ShouldBeEmpty();

        // More than the peers: the module in the folder, without the version that go.mod asks for and that nobody uses.
        ours.Except(union).ShouldBeSubsetOf(["pkg:golang/example.org/tool", Folder]);
        repository.Whole.Components.Where(component => component is { IsFirstParty: false }).ShouldAllBe(component => component.ContentSum != null);
    }

    // Not in the program: the version that a replacement stands in for, what peers make of the folder, and the arrow that cdxgen takes for a module.
    private static bool IsTrue(string purl) => !purl.StartsWith(Folder + "@", StringComparison.Ordinal)
        && !purl.Contains("group4/module9@", StringComparison.Ordinal) && !purl.Contains("beside", StringComparison.Ordinal) && !purl.Contains("=>", StringComparison.Ordinal);

    private static HashSet<string> Normalised(IEnumerable<string> purls) =>
        [.. purls.Select(purl => Uri.UnescapeDataString(purl).ToLowerInvariant().Replace("@v", "@", StringComparison.Ordinal))];

    private static async Task<Inventory> OursAsync(string program)
    {
        await using var stream = File.OpenRead(program);
        return (await new GoBinaryScanner().ScanAsync(stream, "tool", CancellationToken.None)).ShouldNotBeNull();
    }

    private static List<(string Name, string? Version, string? Sum)> Oracle(string output)
    {
        var rows = new List<(string Name, string? Version, string? Sum)>();
        foreach (var line in output.Split('\n'))
        {
            var fields = line.Trim(' ', '\r').TrimStart('\t').Split('\t');
            switch (fields[0])
            {
                case "mod" or "dep":
                    rows.Add((fields[1], fields[2] == "(devel)" ? null : fields[2], fields.ElementAtOrDefault(3) is { Length: > 0 } sum ? sum : null));
                    break;
                case "=>" when fields[1].StartsWith('.'):
                    rows[^1] = (rows[^1].Name, null, null);
                    break;
                case "=>":
                    rows[^1] = (fields[1], fields[2], fields[3]);
                    break;
            }
        }

        // The first line ends in the toolchain's version: "FILE: go1.23.4".
        rows.Add(("stdlib", output.Split('\n')[0].Split(": go")[^1].Trim(), null));
        return [.. rows.Distinct()];
    }
}

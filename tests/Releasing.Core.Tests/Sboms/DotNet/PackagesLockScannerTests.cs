using System.Text;
using Releasing.Sboms.DotNet;

namespace Releasing.Core.Tests.Sboms.DotNet;

public sealed class PackagesLockScannerTests
{
    private readonly PackagesLockScanner _scanner = new();

    [Theory]
    [InlineData("src/packages.lock.json", true)]
    [InlineData("packages.tool.lock.json", true)]
    [InlineData("package-lock.json", false)]
    public void Knows_the_file_by_its_name(string path, bool reads) => _scanner.Reads(path).ShouldBe(reads);

    [Fact]
    public void Finds_every_kind_of_row_in_every_framework()
    {
        var inventory = Scan.Text(_scanner, "src/packages.lock.json", DotNetSamples.PackagesLock);

        inventory.Purls().ShouldBe(
            ["pkg:nuget/Castle.Core@5.1.1", "pkg:nuget/NSubstitute@5.3.0", "pkg:nuget/Pinned@6.0.0", "pkg:nuget/deeper", "pkg:nuget/runtime.native.Thing@1.0.0", "pkg:nuget/shared"]);
        inventory.Components.Where(component => component.IsFirstParty).Select(component => component.Name).ShouldBe(["deeper", "shared"]);
        inventory.Direct.ShouldBe(["pkg:nuget/NSubstitute@5.3.0", "pkg:nuget/shared"]);
        inventory.Named("NSubstitute").ContentSum.ShouldBe("sha512-" + DotNetSamples.Hash);
        inventory.Named("Castle.Core").ContentSum.ShouldBeNull();
    }

    [Fact]
    public void Edges_find_names_in_another_case_and_in_the_framework_without_a_runtime()
    {
        var inventory = Scan.Text(_scanner, "src/packages.lock.json", DotNetSamples.PackagesLock);

        inventory.Needs("pkg:nuget/NSubstitute@5.3.0").ShouldBe(["pkg:nuget/Castle.Core@5.1.1"]);
        inventory.Needs("pkg:nuget/shared").ShouldBe(["pkg:nuget/Pinned@6.0.0", "pkg:nuget/deeper"]);
        inventory.Needs("pkg:nuget/runtime.native.Thing@1.0.0").ShouldBe(["pkg:nuget/Pinned@6.0.0"]);
        inventory.Gaps.ShouldBe(
        [
            "src/packages.lock.json names 1 dependencies that it does not describe.",
            "src/packages.lock.json does not tell which packages are needed only to build; all count as required.",
        ]);
    }

    [Theory]
    [InlineData("{}", 1, "no dependencies")]
    [InlineData("{\n\"version\": 3,\n\"dependencies\": {}}", 2, "newest known")]
    [InlineData("{\"version\": 1,\n\"dependencies\": {\"net10.0\": {\n\"A\": {\"type\": \"Direct\"}}}}", 3, "no resolved version")]
    [InlineData("{\"dependencies\": {\n\"net10.0\": []}}", 2, "not a map")]
    public void Names_file_and_line_of_a_mistake(string text, int line, string expected)
    {
        var refusal = Scan.Refusal(_scanner, "packages.lock.json", text);

        refusal.Where.ShouldBe($"packages.lock.json:{line}");
        refusal.Message.ShouldContain(expected);
    }

    [Fact]
    public void Thousands_of_mutations_give_an_inventory_or_a_refusal() =>
        Mutations.Survive(_scanner, "packages.lock.json", Encoding.UTF8.GetBytes(DotNetSamples.PackagesLock), seed: 12, count: 2000);
}

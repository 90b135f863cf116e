using System.Text;
using Releasing.Sboms;
using Releasing.Sboms.DotNet;

namespace Releasing.Core.Tests.Sboms.DotNet;

public sealed class DepsJsonScannerTests
{
    private readonly DepsJsonScanner _scanner = new();

    [Theory]
    [InlineData("bin/tool.deps.json", true)]
    [InlineData("tool.DEPS.json", true)]
    [InlineData(".deps.json", false)]
    [InlineData("deps.json", false)]
    public void Knows_the_file_by_its_name(string path, bool reads) => _scanner.Reads(path).ShouldBe(reads);

    [Fact]
    public void Finds_packages_projects_and_the_runtime_with_their_edges()
    {
        var inventory = Scan.Text(_scanner, "bin/tool.deps.json", DotNetSamples.DepsJson);

        inventory.Purls().ShouldBe(
        [
            "pkg:generic/Vendor@4.0.0.0", "pkg:nuget/Headers@1.0.0", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12", "pkg:nuget/Newtonsoft.Json@13.0.3", "pkg:nuget/Shared@2.3.4", "pkg:nuget/tool@2.3.4",
        ]);
        inventory.Needs("pkg:nuget/tool@2.3.4").ShouldBe(["pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12", "pkg:nuget/Newtonsoft.Json@13.0.3", "pkg:nuget/Shared@2.3.4"]);
        inventory.Needs("pkg:nuget/Shared@2.3.4").ShouldBe(["pkg:nuget/Headers@1.0.0"]);
        inventory.Direct.ShouldBe(["pkg:generic/Vendor@4.0.0.0", "pkg:nuget/tool@2.3.4"]);
        inventory.KnowsDependencies.ShouldBeTrue();
        inventory.Gaps.ShouldBe(["bin/tool.deps.json names 1 dependencies that it does not describe."]);
    }

    [Fact]
    public void Tells_own_assemblies_and_what_only_compiles_and_keeps_content_hashes()
    {
        var inventory = Scan.Text(_scanner, "bin/tool.deps.json", DotNetSamples.DepsJson);

        inventory.Components.Where(component => component.IsFirstParty).Select(component => component.Name).ShouldBe(["Shared", "tool"]);
        inventory.Components.Where(component => component.Scope == ComponentScope.Development).Select(component => component.Name).ShouldBe(["Headers"]);
        inventory.Named("Newtonsoft.Json").ContentSum.ShouldBe("sha512-" + DotNetSamples.Hash);
        inventory.Named("Newtonsoft.Json").Hashes.ShouldBeEmpty();
        inventory.Named("Headers").ContentSum.ShouldBeNull();
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    [InlineData("{\n\"targets\": {}\n}", 3)]
    [InlineData("{\n\"libraries\": {\n\"no-version\": {}}}", 3)]
    [InlineData("{\n\"libraries\": {\n\"a/1\": {}}}\n{}", 4)]
    [InlineData("{\n\"libraries\": {\n\"a/1\": ", 3)]
    public void Names_file_and_line_of_a_mistake(string text, int line) =>
        Scan.Refusal(_scanner, "bin/tool.deps.json", text).Where.ShouldBe($"bin/tool.deps.json:{line}");

    [Fact]
    public void Packages_that_need_each_other_are_no_trouble()
    {
        var inventory = Scan.Text(
            _scanner, "x.deps.json", """{"targets":{"t":{"a/1":{"dependencies":{"b":"1"}},"b/1":{"dependencies":{"a":"1"}}}},"libraries":{"a/1":{"type":"package"},"b/1":{"type":"package"}}}""");

        inventory.Needs("pkg:nuget/a@1").ShouldBe(["pkg:nuget/b@1"]);
        inventory.Needs("pkg:nuget/b@1").ShouldBe(["pkg:nuget/a@1"]);
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Scan.Refusal(_scanner, "x.deps.json", "{\"x\":" + string.Concat(Enumerable.Repeat("[", 100_000))).Message.ShouldContain("x.deps.json:1");

    [Fact]
    public void Thousands_of_mutations_give_an_inventory_or_a_refusal() =>
        Mutations.Survive(_scanner, "bin/tool.deps.json", Encoding.UTF8.GetBytes(DotNetSamples.DepsJson), seed: 11, count: 2000);
}

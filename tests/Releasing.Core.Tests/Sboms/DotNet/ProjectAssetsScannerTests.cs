using System.Text;
using Releasing.Sboms;
using Releasing.Sboms.DotNet;

namespace Releasing.Core.Tests.Sboms.DotNet;

public sealed class ProjectAssetsScannerTests
{
    private readonly ProjectAssetsScanner _scanner = new();

    [Fact]
    public void Finds_the_project_its_packages_and_the_runtime_of_the_framework_it_refers_to()
    {
        var inventory = Scan.Text(_scanner, "obj/project.assets.json", DotNetSamples.ProjectAssets);

        inventory.Purls().ShouldBe(
        [
            "pkg:nuget/Analyzers@1.18.0", "pkg:nuget/Castle.Core@5.1.1", "pkg:nuget/Kept@1.0.0", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12", "pkg:nuget/NSubstitute@5.3.0", "pkg:nuget/Shared@1.0.0",
            "pkg:nuget/tool@2.3.4",
        ]);
        inventory.Direct.ShouldBe(["pkg:nuget/tool@2.3.4"]);
        inventory.Needs("pkg:nuget/tool@2.3.4").ShouldBe(
            ["pkg:nuget/Analyzers@1.18.0", "pkg:nuget/Kept@1.0.0", "pkg:nuget/Microsoft.NETCore.App.Runtime.linux-x64@10.0.12", "pkg:nuget/NSubstitute@5.3.0", "pkg:nuget/Shared@1.0.0"]);
        inventory.Needs("pkg:nuget/NSubstitute@5.3.0").ShouldBe(["pkg:nuget/Castle.Core@5.1.1"]);
        inventory.Components.Where(component => component.IsFirstParty).Select(component => component.Name).ShouldBe(["Shared", "tool"]);
        inventory.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_private_package_is_for_the_build_only_where_nothing_of_it_runs() =>
        Scan.Text(_scanner, "obj/project.assets.json", DotNetSamples.ProjectAssets).Components.Where(component => component.Scope == ComponentScope.Development)
            .Select(component => component.Name).ShouldBe(["Analyzers"]);

    [Theory]
    [InlineData("{\"version\": 3}", 1, "no targets")]
    [InlineData("{\n\"version\": 9,\n\"targets\": {}}", 2, "newest known")]
    [InlineData("{\"targets\": {},\n\"libraries\": {\n\"nameless\": {}}}", 3, "NAME/VERSION")]
    public void Names_file_and_line_of_a_mistake(string text, int line, string expected)
    {
        var refusal = Scan.Refusal(_scanner, "obj/project.assets.json", text);

        refusal.Where.ShouldBe($"obj/project.assets.json:{line}");
        refusal.Message.ShouldContain(expected);
    }

    [Fact]
    public void Thousands_of_mutations_give_an_inventory_or_a_refusal() =>
        Mutations.Survive(_scanner, "obj/project.assets.json", Encoding.UTF8.GetBytes(DotNetSamples.ProjectAssets), seed: 13, count: 2000);
}

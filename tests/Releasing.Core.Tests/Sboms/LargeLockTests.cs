using System.Text;
using Releasing.Core.Tests.Sboms.Generated;
using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>Lock files as large projects have them.</summary>
public sealed class LargeLockTests
{
    // Formats that do not tell development packages, or whose file says nothing of optional ones.
    private static readonly string[] s_withoutDevelopment = ["cargo/Cargo.lock", "yarn1/yarn.lock", "berry/yarn.lock", "pip/requirements.txt"];
    private static readonly string[] s_withoutOptional = ["cargo/Cargo.lock", "yarn1/yarn.lock", "pip/requirements.txt", "pipenv/Pipfile.lock"];

    public static TheoryData<string> Formats => [.. GeneratedLock.All.Select(format => format.Path)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Finds_every_package_in_its_scope_and_every_edge(string path)
    {
        var graph = new GeneratedGraph(seed: 7, count: 600);
        var format = GeneratedLock.Of(path);
        var inventory = Scan.Text(format.Scanner, path, Written(format, graph));

        var truth = format.Truth(graph);
        inventory.Components.Where(component => !component.IsFirstParty).Select(component => component.PackageUrl).ShouldBe(truth.Keys.Order(StringComparer.Ordinal));
        foreach (var component in inventory.Components.Where(component => !component.IsFirstParty))
        {
            var scope = truth[component.PackageUrl];
            var isTold = (scope != ComponentScope.Development || !s_withoutDevelopment.Contains(path)) && (scope != ComponentScope.Optional || !s_withoutOptional.Contains(path));
            component.Scope.ShouldBe(isTold ? scope : ComponentScope.Required, component.PackageUrl);
            component.Hashes.Count.ShouldBe(path == "berry/yarn.lock" ? 0 : 1, component.PackageUrl);
        }

        if (inventory.KnowsDependencies)
        {
            var isPython = path is "poetry/poetry.lock" or "uv/uv.lock";
            var edges = graph.Packages.Where(package => !package.IsLost && (!isPython || package.First is null))
                .Sum(package => package.Needs.Count(needed => !isPython || (needed.First is null && (path != "uv/uv.lock" || needed.Scope != ComponentScope.Optional))));
            inventory.Dependencies.Where(row => !inventory.Components.Any(component => component.IsFirstParty && component.PackageUrl == row.Key)).Sum(row => row.Value.Count).ShouldBe(edges);
            inventory.Gaps.ShouldNotContain(gap => gap.Contains("does not describe", StringComparison.Ordinal) || gap.Contains("gives no place", StringComparison.Ordinal));
        }
    }

    private static string Written(GeneratedLock format, GeneratedGraph graph)
    {
        var text = new StringBuilder();
        using var writer = new StringWriter(text);
        format.Write(graph, writer);
        return text.ToString();
    }
}

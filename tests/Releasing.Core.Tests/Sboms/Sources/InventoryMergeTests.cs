using Releasing.Sboms;
using Releasing.Sboms.Sources;

namespace Releasing.Core.Tests.Sboms.Sources;

public sealed class InventoryMergeTests
{
    [Fact]
    public void Nothing_together_is_the_empty_inventory() => InventoryMerge.Of([]).ShouldBe(Inventory.Empty);

    [Fact]
    public void Joins_components_edges_and_gaps()
    {
        var merged = InventoryMerge.Of(
        [
            Holding([Crate("a", ComponentScope.Development), Crate("b")], ("a", "b")) with { Gaps = ["One."], Direct = ["pkg:cargo/a@1"] },
            Holding([Crate("a"), Crate("c")], ("a", "c")) with { Gaps = ["One.", "Two."] },
        ]);

        merged.Purls().ShouldBe(["pkg:cargo/a@1", "pkg:cargo/b@1", "pkg:cargo/c@1"]);
        merged.Named("a").Scope.ShouldBe(ComponentScope.Required);
        merged.Needs("pkg:cargo/a@1").ShouldBe(["pkg:cargo/b@1", "pkg:cargo/c@1"]);
        merged.Gaps.ShouldBe(["One.", "Two."]);
        merged.Direct.ShouldBe(["pkg:cargo/a@1"]);
        merged.KnowsDependencies.ShouldBeTrue();
    }

    [Fact]
    public void Scopes_stay_those_of_the_program()
    {
        var program = Holding([Crate("a"), Crate("b", ComponentScope.Development)]);
        var locks = Holding([Crate("a", ComponentScope.Optional) with { Hashes = [new ComponentHash("SHA-256", "aa")], Licence = "MIT" }, Crate("b"), Crate("c")], ("a", "b"), ("a", "c"));

        var enriched = InventoryMerge.Enrich(program, locks);

        enriched.Purls().ShouldBe(["pkg:cargo/a@1", "pkg:cargo/b@1"]);
        enriched.Named("a").Scope.ShouldBe(ComponentScope.Required);
        enriched.Named("b").Scope.ShouldBe(ComponentScope.Development);
        enriched.Named("a").Hashes.Count.ShouldBe(1);
        enriched.Named("a").Licence.ShouldBe("MIT");
        enriched.Needs("pkg:cargo/a@1").ShouldBe(["pkg:cargo/b@1"]);
        enriched.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_crate_of_a_git_repository_gets_its_address_from_the_lock_file()
    {
        var locked = Crate("forked") with { Source = "git+https://example.org/forked@0123456789" };

        var enriched = InventoryMerge.Enrich(Holding([Crate("tool"), Crate("forked")], ("tool", "forked")), Holding([locked]));

        enriched.Named("forked").PackageUrl.ShouldBe(locked.PackageUrl);
        enriched.Needs("pkg:cargo/tool@1").ShouldBe([locked.PackageUrl]);
    }

    [Fact]
    public void An_address_is_not_guessed_where_there_are_two()
    {
        var locks = Holding([Crate("forked") with { Source = "git+https://example.org/one@1" }, Crate("forked") with { Source = "git+https://example.org/two@2" }]);

        InventoryMerge.Enrich(Holding([Crate("forked")]), locks).Purls().ShouldBe(["pkg:cargo/forked@1"]);
    }

    private static Component Crate(string name, ComponentScope scope = ComponentScope.Required) => new() { Ecosystem = Ecosystem.Cargo, Name = name, Version = "1", Scope = scope };

    private static Inventory Holding(Component[] components, params (string From, string To)[] edges) => new()
    {
        Components = components,
        Dependencies = edges.GroupBy(edge => edge.From).ToDictionary(row => $"pkg:cargo/{row.Key}@1", IReadOnlyList<string> (row) => [.. row.Select(edge => $"pkg:cargo/{edge.To}@1")]),
        KnowsDependencies = true,
    };
}

using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

public sealed class CompletenessTests
{
    [Fact]
    public void Names_what_is_missing_how_often_and_why()
    {
        var completeness = Completeness.Of(SampleBoms.Archive);

        completeness.Missing.Select(element => element.Line).ShouldBe(
        [
            "Supplier name of components is missing for 2 of 3 (serde, serde_derive): lock files and binaries do not tell who supplies a package.",
            "Component hash of components is missing for 2 of 3 (serde_derive, tool): the source records none.",
            "Licence of components is missing for 1 of 3 (tool): the source records none.",
        ]);
        completeness.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void Shows_only_the_first_names_and_makes_them_safe_to_print()
    {
        var completeness = Completeness.Of(SampleBoms.Archive with { Subject = SampleBoms.Archive.Subject with { Inventories = [SampleBoms.Random(7, 400)] } });

        var lines = completeness.Missing.Select(element => element.Line).ToList();
        lines.ShouldContain(line => line.StartsWith("Version of components is missing for ") && line.Contains(", …)"));
        lines.ShouldAllBe(line => !line.Any(char.IsControl) && line.Length < 2000);
    }

    [Fact]
    public void Says_that_nothing_is_known_of_what_was_not_looked_at()
    {
        var completeness = Completeness.Of(SampleBoms.Anonymous);

        completeness.Missing.Select(element => element.Element).ShouldBe(["SBOM author", "Supplier name", "Version", "Component hash", "Licence", "Dependency relationship", "Tool version"]);
    }

    [Fact]
    public void Passes_on_what_the_sources_leave_out()
    {
        Completeness.Of(SampleBoms.Release).Gaps.ShouldBe(["Cargo.lock does not tell which features are on."]);
    }

    [Fact]
    public void Is_complete_when_everything_is_there()
    {
        var archive = SampleBoms.Archive;
        var builder = new InventoryBuilder("x");
        builder.Add(new Component
        {
            Ecosystem = Ecosystem.Cargo, Name = "tool", Version = "1.2.3", IsFirstParty = true, Licence = "MIT", Hashes = [new ComponentHash("SHA-256", new string('e', 64))],
        });

        Completeness.Of(archive with { Subject = archive.Subject with { Inventories = [builder.Build(knowsDependencies: true)] } }).IsComplete.ShouldBeTrue();
    }
}

using System.Text;
using Releasing.Sboms.Go;

namespace Releasing.Core.Tests.Sboms.Go;

public sealed class GoModScannerTests
{
    private const string Mod = """
        // A comment.
        module "example.org/tool" // of the module

        go 1.22.0
        toolchain go1.23.4

        require github.com/Sirupsen/logrus v1.9.3
        require (
        	example.org/direct v1.0.0
        	example.org/indirect v0.0.0-20200101000000-abcdefabcdef // indirect
        	example.org/both v2.0.0+incompatible // indirect; because of a reason
        	`example.org/beside` v0.0.0
        )

        exclude example.org/bad v1.2.3

        replace (
        	example.org/beside => ../beside
        	example.org/direct v1.0.0 => example.org/fork v1.0.1
        	example.org/both v1.0.0 => example.org/other v9.0.0
        )
        retract [v1.0.0, v1.1.0]
        tool example.org/direct/cmd
        """;

    [Fact]
    public void Finds_what_is_required_as_it_is_replaced()
    {
        var inventory = Scan.Text(new GoModScanner(), "go.mod", Mod);

        inventory.Purls().ShouldBe(
        [
            "pkg:golang/example.org/beside", "pkg:golang/example.org/both@v2.0.0%2Bincompatible", "pkg:golang/example.org/fork@v1.0.1",
            "pkg:golang/example.org/indirect@v0.0.0-20200101000000-abcdefabcdef", "pkg:golang/example.org/tool", "pkg:golang/github.com/sirupsen/logrus@v1.9.3", "pkg:golang/stdlib@1.23.4",
        ]);
        inventory.Direct.ShouldBe(["pkg:golang/example.org/tool"]);
        inventory.Needs("pkg:golang/example.org/tool").ShouldBe(["pkg:golang/example.org/beside", "pkg:golang/example.org/fork@v1.0.1", "pkg:golang/github.com/sirupsen/logrus@v1.9.3"]);
        inventory.Components.Where(component => component.IsFirstParty).Select(component => component.Name).ShouldBe(["example.org/beside", "example.org/tool"]);
        inventory.KnowsDependencies.ShouldBeFalse();
        inventory.Gaps.ShouldBe(["go.mod does not record which modules need which, nor which are only for tests."]);
    }

    [Theory]
    [InlineData("go 1.16", true)]
    [InlineData("go 1.17", false)]
    [InlineData("go 1.21rc1", false)]
    [InlineData("", true)]
    public void Before_1_17_indirect_modules_are_missing(string go, bool isMissing) =>
        Scan.Text(new GoModScanner(), "go.mod", "module x\n" + go).Gaps.Contains("go.mod is of Go before 1.17, which does not list every indirect module.").ShouldBe(isMissing);

    [Theory]
    [InlineData("module", 1)]
    [InlineData("module x\nrequire a", 2)]
    [InlineData("module x\nrequire (\n\ta\n)", 3)]
    [InlineData("module x\nrequire (\n\ta v1.0.0\n", 4)]
    [InlineData("module x\n\nreplace a b", 3)]
    [InlineData("module x\nreplace a =>", 2)]
    public void Names_file_and_line_of_a_mistake(string text, int line) => Scan.Refusal(new GoModScanner(), "sub/go.mod", text).Where.ShouldBe($"sub/go.mod:{line}");

    [Fact]
    public void Sums_are_those_of_modules_and_not_of_their_go_mod()
    {
        var inventory = Scan.Text(new GoSumScanner(), "go.sum", "example.org/a v1.0.0 h1:AAA=\nexample.org/a v1.0.0/go.mod h1:BBB=\nexample.org/b v0.9.0/go.mod h1:CCC=\n\n");

        inventory.Purls().ShouldBe(["pkg:golang/example.org/a@v1.0.0"]);
        inventory.Components[0].ContentSum.ShouldBe("h1:AAA=");
    }

    [Fact]
    public void A_damaged_sum_is_named() => Scan.Refusal(new GoSumScanner(), "go.sum", "a v1 h1:x\na v1\n").Where.ShouldBe("go.sum:2");

    [Fact]
    public void Thousands_of_mutations_give_an_inventory_or_a_refusal()
    {
        Mutations.Survive(new GoModScanner(), "go.mod", Encoding.UTF8.GetBytes(Mod), seed: 31, count: 2000);
        Mutations.Survive(new GoSumScanner(), "go.sum", "example.org/a v1.0.0 h1:AAA=\nexample.org/a v1.0.0/go.mod h1:BBB=\n"u8.ToArray(), seed: 32, count: 500);
    }
}

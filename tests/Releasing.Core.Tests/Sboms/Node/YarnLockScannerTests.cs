using Releasing.Sboms;
using Releasing.Sboms.Node;

namespace Releasing.Core.Tests.Sboms.Node;

public sealed class YarnLockScannerTests
{
    private static readonly YarnLockScanner s_scanner = new();

    [Fact]
    public void Reads_the_format_of_Yarn_1()
    {
        var inventory = Scan.Text(s_scanner, "yarn.lock", LockSamples.Filled(LockSamples.Yarn1));

        inventory.Purls().ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/b@2.0.1", "pkg:npm/c@1.2.3", "pkg:npm/d", "pkg:npm/fs@1.0.0"]);
        inventory.Named("@s/a").Hashes.ShouldBe([new ComponentHash("SHA-1", "0123456789abcdef0123456789abcdef01234567")]);
        inventory.Named("b").Hashes.ShouldBe([new ComponentHash("SHA-512", LockSamples.Sha512Hex)]);
        inventory.Named("d").IsFirstParty.ShouldBeTrue();
        inventory.Needs("pkg:npm/%40s/a@1.0.0").ShouldBe(["pkg:npm/b@2.0.1", "pkg:npm/c@1.2.3", "pkg:npm/fs@1.0.0"]);
        inventory.Needs("pkg:npm/b@2.0.1").ShouldBe(["pkg:npm/%40s/a@1.0.0"]);
        inventory.Gaps.Single().ShouldStartWith("yarn.lock does not tell development and optional packages from others");
    }

    [Fact]
    public void A_range_that_no_package_asks_for_is_asked_for_by_the_project()
    {
        var inventory = Scan.Text(s_scanner, "yarn.lock", LockSamples.Filled(LockSamples.Yarn1));

        // @s/a@~1.0.0, c@npm:real@1 and d stand in no list of dependencies.
        inventory.Direct.ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/c@1.2.3", "pkg:npm/d"]);
        inventory.Components.ShouldAllBe(component => component.Scope == ComponentScope.Required);
    }

    [Fact]
    public void Reads_the_format_of_Berry()
    {
        var inventory = Scan.Text(s_scanner, "yarn.lock", LockSamples.Berry);

        inventory.Purls().ShouldBe([
            "pkg:npm/a@1.0.0",
            "pkg:npm/app",
            "pkg:npm/b@2.0.0?repository_url=https:%2F%2Fregistry.example%2Fnpm",
            "pkg:npm/fs@1.0.0",
            "pkg:npm/g@3.0.0?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fo%2Fg.git%400123abc",
            "pkg:npm/p@1.0.0",
            "pkg:npm/real@1.2.3",
            "pkg:npm/w",
        ]);
        inventory.Components.ShouldAllBe(component => component.Hashes.Count == 0);
        inventory.Components.Where(component => component.IsFirstParty).Select(component => component.Name).ShouldBe(["app", "w"]);
        inventory.Needs("pkg:npm/app").ShouldBe(["pkg:npm/a@1.0.0", "pkg:npm/p@1.0.0", "pkg:npm/real@1.2.3", "pkg:npm/w"]);
        inventory.Needs("pkg:npm/b@2.0.0?repository_url=https:%2F%2Fregistry.example%2Fnpm").ShouldBe(["pkg:npm/a@1.0.0"]);
        inventory.Named("fs").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Direct.ShouldBe(["pkg:npm/app", "pkg:npm/w"]);
        inventory.Gaps.ShouldContain("yarn.lock names 1 packages that the project patches; they are listed as what they were before.");
    }

    [Theory]
    [InlineData("a@1:\n  resolved \"x\"\n", "yarn.lock:1: the entry of a@1 has no version.")]
    [InlineData("\na@1\n  version \"1\"\n", "yarn.lock:2: an entry does not end with a colon.")]
    [InlineData("  version \"1\"\n", "yarn.lock:1: a field stands before the first entry.")]
    [InlineData("a@1:\n  version \"1\n", "yarn.lock:2: a text is not closed with \".")]
    [InlineData("a@1:\n  version \"1\"\n\na@1:\n  version \"2\"\n", "yarn.lock:4: the entry of a@1 is there twice.")]
    [InlineData("__metadata:\n  version: 8\n\"a@npm:1\":\n  version: 1\n", "yarn.lock:4: the entry of a@npm:1 has no resolution.")]
    [InlineData("__metadata:\n  version: 8\na: &x [*x]\n", "yarn.lock:3: it refers to an anchor, which no package manager writes.")]
    [InlineData("__metadata:\n  version: 8\n\"a\": 'x\n", "yarn.lock:3: it is not YAML")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "yarn.lock", text).Message.ShouldStartWith(message);
}

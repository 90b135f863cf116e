using Releasing.Sboms;
using Releasing.Sboms.Node;

namespace Releasing.Core.Tests.Sboms.Node;

public sealed class PnpmLockScannerTests
{
    private const string G = "pkg:npm/g@3.0.0?download_url=https:%2F%2Fcodeload.github.com%2Fo%2Fg%2Ftar.gz%2F0123abc";
    private static readonly PnpmLockScanner s_scanner = new();

    [Fact]
    public void Reads_version_5()
    {
        var inventory = Scan.Text(s_scanner, "pnpm-lock.yaml", LockSamples.Filled(LockSamples.Pnpm5));

        inventory.Purls().ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/b@2.0.0", "pkg:npm/fs@1.0.0", G, "pkg:npm/react@17.0.2", "pkg:npm/real@1.2.3"]);
        inventory.Direct.ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/b@2.0.0", G, "pkg:npm/real@1.2.3"]);
        inventory.Named("b").Scope.ShouldBe(ComponentScope.Development);
        inventory.Named("fs").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Named("react").Scope.ShouldBe(ComponentScope.Required);
        inventory.Gaps.ShouldBeEmpty();
    }

    [Fact]
    public void Reads_version_6_and_names_the_members_of_the_workspace_by_their_links()
    {
        var inventory = Scan.Text(s_scanner, "pnpm-lock.yaml", LockSamples.Filled(LockSamples.Pnpm6));

        inventory.Purls().ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/b@2.0.0", "pkg:npm/react@17.0.2", "pkg:npm/w"]);
        inventory.Named("w").IsFirstParty.ShouldBeTrue();
        inventory.Needs("pkg:npm/w").ShouldBe(["pkg:npm/b@2.0.0"]);
        inventory.Named("b").Scope.ShouldBe(ComponentScope.Development);
        inventory.Direct.ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/w"]);
    }

    [Fact]
    public void Reads_version_9_where_the_ways_alone_tell_what_is_for_development()
    {
        var inventory = Scan.Text(s_scanner, "pnpm-lock.yaml", LockSamples.Filled(LockSamples.Pnpm9));

        inventory.Purls().ShouldBe(["pkg:npm/%40s/a@1.0.0", "pkg:npm/b@2.0.0", "pkg:npm/fs@1.0.0", G, "pkg:npm/react@17.0.2", "pkg:npm/real@1.2.3", "pkg:npm/w"]);
        inventory.Components.Where(component => !component.IsFirstParty && component.Name != "g").ShouldAllBe(component => component.Hashes.Single().Hex == LockSamples.Sha512Hex);
        inventory.Needs("pkg:npm/react@17.0.2").ShouldBe(["pkg:npm/%40s/a@1.0.0"]);
        inventory.Named("b").Scope.ShouldBe(ComponentScope.Development);
        inventory.Named("fs").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Gaps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/a/1.0.0", "pkg:npm/a@1.0.0")]
    [InlineData("/@s/a/1.0.0-beta.1", "pkg:npm/%40s/a@1.0.0-beta.1")]
    [InlineData("/a/1.0.0_b@2.0.0+@s/c@3.0.0", "pkg:npm/a@1.0.0")]
    [InlineData("/@s/a/1.0.0_@t+b@2.0.0", "pkg:npm/%40s/a@1.0.0")]
    [InlineData("/a_b/1.0.0_0123456789abcdef", "pkg:npm/a_b@1.0.0")]
    [InlineData("/a@1.0.0(@s/b@2.0.0(c@3.0.0))", "pkg:npm/a@1.0.0")]
    [InlineData("@s/a@1.0.0(patch_hash=0123)", "pkg:npm/%40s/a@1.0.0")]
    [InlineData("a@file:../a", "pkg:npm/a")]
    [InlineData("a@https://host/a.tgz", "pkg:npm/a?download_url=https:%2F%2Fhost%2Fa.tgz")]
    [InlineData("github.com/o/g/0123abc", "pkg:npm/0123abc?repository_url=https:%2F%2Fgithub.com%2Fo%2Fg%2F0123abc")]
    [InlineData("registry.example.org/a/1.0.0", "pkg:npm/a@1.0.0?repository_url=https:%2F%2Fregistry.example.org")]
    [InlineData("npm.example/@s/a/1.0.0", "pkg:npm/%40s/a@1.0.0?repository_url=https:%2F%2Fnpm.example")]
    public void Takes_keys_apart(string key, string purl) =>
        Scan.Text(s_scanner, "pnpm-lock.yaml", $"lockfileVersion: '6.0'\npackages:\n  /usual@1.0.0: {{}}\n  '{key}':\n    resolution: {{}}\n").Purls().ShouldBe([purl, "pkg:npm/usual@1.0.0"]);

    [Theory]
    [InlineData("", "pnpm-lock.yaml:1: it has no lockfileVersion.")]
    [InlineData("lockfileVersion: 4\n", "pnpm-lock.yaml:1: its lockfileVersion is 4, and 5 to 9 are known here.")]
    [InlineData("lockfileVersion: '12.0'\n", "pnpm-lock.yaml:1: its lockfileVersion is 12.0")]
    [InlineData("- a\n", "pnpm-lock.yaml:1: the file is not a map.")]
    [InlineData("lockfileVersion: '9.0'\npackages:\n  a@1: 1\n", "pnpm-lock.yaml:3: the entry of a@1 is not a map.")]
    [InlineData("packages:\n  a@1: {}\n", "pnpm-lock.yaml:2: lockfileVersion does not come first.")]
    [InlineData("lockfileVersion: '9.0'\nimporters: [\n", "pnpm-lock.yaml:2: importers is not a map.")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "pnpm-lock.yaml", text).Message.ShouldStartWith(message);
}

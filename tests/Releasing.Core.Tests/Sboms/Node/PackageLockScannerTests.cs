using Releasing.Sboms;
using Releasing.Sboms.Node;

namespace Releasing.Core.Tests.Sboms.Node;

public sealed class PackageLockScannerTests
{
    private static readonly PackageLockScanner s_scanner = new();

    [Theory]
    [InlineData("package-lock.json", true)]
    [InlineData("web/npm-shrinkwrap.json", true)]
    [InlineData("package.json", false)]
    public void Knows_the_file_by_its_name(string path, bool reads) => s_scanner.Reads(path).ShouldBe(reads);

    [Fact]
    public void Reads_places_flags_links_and_aliases_of_version_3()
    {
        var inventory = Scan.Text(s_scanner, "package-lock.json", LockSamples.Filled(LockSamples.Npm3));

        inventory.Purls().ShouldBe([
            "pkg:npm/%40s/d@1.0.0?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fo%2Fd.git%400123abc",
            "pkg:npm/a@1.0.0",
            "pkg:npm/app@1.0.0",
            "pkg:npm/b@1.0.0",
            "pkg:npm/b@2.0.0",
            "pkg:npm/b@3.0.0?repository_url=https:%2F%2Fregistry.example%2Fnpm",
            "pkg:npm/fs@1.0.0",
            "pkg:npm/real@1.2.3",
            "pkg:npm/w@0.2.0",
        ]);
        inventory.Components.Where(component => component.IsFirstParty).Select(component => component.Name).ShouldBe(["app", "w"]);
        inventory.Named("a").Hashes.ShouldBe([new ComponentHash("SHA-512", LockSamples.Sha512Hex)]);
        inventory.Named("a").Licence.ShouldBe("ISC");
        inventory.Named("app").Licence.ShouldBe("MIT");
        inventory.Components.Single(component => component.PackageUrl == "pkg:npm/b@1.0.0").Scope.ShouldBe(ComponentScope.Development);
        inventory.Named("real").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Named("fs").Scope.ShouldBe(ComponentScope.Optional);
        inventory.Named("@s/d").Scope.ShouldBe(ComponentScope.Required);
        inventory.Direct.ShouldBe(["pkg:npm/app@1.0.0", "pkg:npm/w@0.2.0"]);
    }

    [Fact]
    public void Finds_what_a_package_needs_where_node_would()
    {
        var inventory = Scan.Text(s_scanner, "package-lock.json", LockSamples.Filled(LockSamples.Npm3));

        inventory.Needs("pkg:npm/app@1.0.0").ShouldBe(["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0", "pkg:npm/real@1.2.3"]);
        inventory.Needs("pkg:npm/a@1.0.0").ShouldBe(["pkg:npm/%40s/d@1.0.0?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fo%2Fd.git%400123abc", "pkg:npm/b@2.0.0", "pkg:npm/fs@1.0.0"]);
        inventory.Needs("pkg:npm/b@2.0.0").ShouldBe(["pkg:npm/a@1.0.0"]);
        inventory.Needs("pkg:npm/w@0.2.0").ShouldBe(["pkg:npm/b@3.0.0?repository_url=https:%2F%2Fregistry.example%2Fnpm"]);
        inventory.Gaps.ShouldBe(["package-lock.json names 1 dependencies that it gives no place."]);
    }

    [Fact]
    public void Reads_the_tree_of_version_1()
    {
        var inventory = Scan.Text(s_scanner, "package-lock.json", LockSamples.Filled(LockSamples.Npm1));

        inventory.Purls().ShouldBe([
            "pkg:npm/a@1.0.0", "pkg:npm/app@1.0.0", "pkg:npm/b@1.0.0", "pkg:npm/b@2.0.0", "pkg:npm/d?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fo%2Fd.git%400123abc", "pkg:npm/e", "pkg:npm/real@1.2.3",
        ]);
        inventory.Needs("pkg:npm/a@1.0.0").ShouldBe(["pkg:npm/b@2.0.0", "pkg:npm/real@1.2.3"]);
        inventory.Needs("pkg:npm/b@2.0.0").ShouldBe(["pkg:npm/real@1.2.3"]);
        inventory.Named("e").IsFirstParty.ShouldBeTrue();
        inventory.Direct.ShouldBe(["pkg:npm/app@1.0.0"]);
        inventory.Needs("pkg:npm/app@1.0.0").ShouldBe(["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0", "pkg:npm/d?vcs_url=git%2Bssh:%2F%2Fgit%40github.com%2Fo%2Fd.git%400123abc", "pkg:npm/e"]);
    }

    [Fact]
    public void The_new_part_of_version_2_counts_wherever_it_stands()
    {
        const string Old = "\"dependencies\": { \"old\": { \"version\": \"1.0.0\" } }";
        const string New = "\"packages\": { \"node_modules/new\": { \"version\": \"1.0.0\" } }";
        Scan.Text(s_scanner, "package-lock.json", $"{{ \"lockfileVersion\": 2, {Old}, {New} }}").Purls().ShouldBe(["pkg:npm/new@1.0.0"]);
        Scan.Text(s_scanner, "package-lock.json", $"\uFEFF{{ \"lockfileVersion\": 2, {New}, {Old} }}").Purls().ShouldBe(["pkg:npm/new@1.0.0"]);
    }

    [Theory]
    [InlineData("", "package-lock.json:1: it is not JSON (The input does not contain any JSON tokens)")]
    [InlineData("[]", "package-lock.json:1: the file is not a map.")]
    [InlineData("{}", "package-lock.json:1: it has neither lockfileVersion nor packages nor dependencies.")]
    [InlineData("{\n \"lockfileVersion\": 4 }", "package-lock.json:2: its lockfileVersion is 4, and 3 is the newest known here.")]
    [InlineData("{ \"lockfileVersion\": 3,\n\n \"packages\": { \"node_modules/a\": 1 } }", "package-lock.json:3: the entry of node_modules/a is not a map.")]
    [InlineData("{ \"lockfileVersion\": 3,\n \"packages\": {\n \"node_modules/a\": {\n", "package-lock.json:4: it is not JSON")]
    [InlineData("{ \"lockfileVersion\": 3 } {", "package-lock.json:1: it is not JSON")]
    public void Refuses_with_file_and_line(string text, string message) => Scan.Refusal(s_scanner, "package-lock.json", text).Message.ShouldStartWith(message);
}

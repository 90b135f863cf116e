using Releasing.Sboms.Node;
using Releasing.Sboms.Python;

namespace Releasing.Core.Tests.Sboms;

public sealed class UsualRegistryTests
{
    [Fact]
    public void The_registry_that_most_packages_come_from_is_the_usual_one() =>
        Npm("https://mirror.example/npm", "https://mirror.example/npm", "https://other.example").ShouldBe(["pkg:npm/p0@1.0.0", "pkg:npm/p1@1.0.0", "pkg:npm/p2@1.0.0?repository_url=https:%2F%2Fother.example"]);

    [Fact]
    public void The_first_of_two_named_as_often_is_the_usual_one() =>
        Npm("https://one.example", "https://two.example").ShouldBe(["pkg:npm/p0@1.0.0", "pkg:npm/p1@1.0.0?repository_url=https:%2F%2Ftwo.example"]);

    [Fact]
    public void A_registry_reached_without_encryption_is_the_same_one() =>
        Npm("http://one.example", "https://one.example", "https://ONE.example").ShouldBe(["pkg:npm/p0@1.0.0", "pkg:npm/p1@1.0.0", "pkg:npm/p2@1.0.0"]);

    [Fact]
    public void Two_paths_of_a_host_are_two_registries() =>
        Npm("https://one.example/a", "https://one.example/a", "https://one.example/b").ShouldContain("pkg:npm/p2@1.0.0?repository_url=https:%2F%2Fone.example%2Fb");

    [Fact]
    public void Archives_and_repositories_are_never_the_usual_registry() =>
        Scan.Text(new PackageLockScanner(), "package-lock.json", """
            {"lockfileVersion":3,"packages":{
              "node_modules/a":{"version":"1.0.0","resolved":"https://files.example/a.tgz"},
              "node_modules/b":{"version":"1.0.0","resolved":"git+https://host.example/b.git#0123"}}}
            """).Purls().ShouldAllBe(purl => purl.Contains('?', StringComparison.Ordinal));

    [Fact]
    public void Where_the_format_leaves_the_usual_registry_out_a_named_one_is_another() =>
        Scan.Text(new PoetryLockScanner(), "poetry.lock", Poetry("a", null) + Poetry("b", "https://index.example/simple")).Purls()
            .ShouldBe(["pkg:pypi/a@1.0", "pkg:pypi/b@1.0?repository_url=https:%2F%2Findex.example%2Fsimple"]);

    [Fact]
    public void Where_nearly_all_packages_name_a_mirror_it_is_the_usual_registry() =>
        Scan.Text(new PoetryLockScanner(), "poetry.lock", Poetry("a", null) + Poetry("b", "https://index.example/simple") + Poetry("c", "https://index.example/simple/")).Purls()
            .ShouldBe(["pkg:pypi/a@1.0", "pkg:pypi/b@1.0", "pkg:pypi/c@1.0"]);

    private static string[] Npm(params string[] registries)
    {
        var rows = registries.Select((registry, index) => $"\"node_modules/p{index}\":{{\"version\":\"1.0.0\",\"resolved\":\"{registry}/p{index}/-/p{index}-1.0.0.tgz\"}}");
        return Scan.Text(new PackageLockScanner(), "package-lock.json", $"{{\"lockfileVersion\":3,\"packages\":{{{string.Join(',', rows)}}}}}").Purls();
    }

    private static string Poetry(string name, string? index) =>
        $"[[package]]\nname = \"{name}\"\nversion = \"1.0\"\n" + (index is null ? "" : $"[package.source]\ntype = \"legacy\"\nurl = \"{index}\"\n") + "\n";
}

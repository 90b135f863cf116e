using Releasing.Sboms;

namespace Releasing.Core.Tests.Sboms;

/// <summary>The rules of each type are those of the purl type definitions.</summary>
public sealed class PackageUrlTests
{
    [Theory]
    [InlineData(Ecosystem.Cargo, "Inflector", "0.11.4", "pkg:cargo/Inflector@0.11.4")]
    [InlineData(Ecosystem.Cargo, "a", "1.0.0+zlib.1.2", "pkg:cargo/a@1.0.0%2Bzlib.1.2")]
    [InlineData(Ecosystem.Npm, "@Angular/Animation", "12.3.1", "pkg:npm/%40angular/animation@12.3.1")]
    [InlineData(Ecosystem.Npm, "JSONStream", "1.3.5-Beta", "pkg:npm/jsonstream@1.3.5-Beta")]
    [InlineData(Ecosystem.PyPi, "Zope.Interface", "5.0RC1", "pkg:pypi/zope-interface@5.0rc1")]
    [InlineData(Ecosystem.PyPi, "typing__-.extensions", "4", "pkg:pypi/typing-extensions@4")]
    [InlineData(Ecosystem.Go, "golang.org/x/sys", "v0.1.0", "pkg:golang/golang.org/x/sys@v0.1.0")]
    [InlineData(Ecosystem.NuGet, "Newtonsoft.Json", "13.0.3", "pkg:nuget/Newtonsoft.Json@13.0.3")]
    [InlineData(Ecosystem.Npm, "left-pad", null, "pkg:npm/left-pad")]
    [InlineData(Ecosystem.Generic, "a b?c#d@e", "1:2", "pkg:generic/a%20b%3Fc%23d%40e@1:2")]
    public void Follows_the_rules_of_the_type(Ecosystem ecosystem, string name, string? version, string expected) =>
        PackageUrl.Of(new Component { Ecosystem = ecosystem, Name = name, Version = version }).ShouldBe(expected);

    [Theory]
    [InlineData("git+https://host/path/repo.git@4345abcd", "vcs_url=git%2Bhttps:%2F%2Fhost%2Fpath%2Frepo.git%404345abcd")]
    [InlineData("https://host/x-1.0.tgz", "download_url=https:%2F%2Fhost%2Fx-1.0.tgz")]
    [InlineData("https://codeload.github.com/a/b/tar.gz/0123", "download_url=https:%2F%2Fcodeload.github.com%2Fa%2Fb%2Ftar.gz%2F0123")]
    [InlineData("file:wheels/x.whl", "download_url=file:wheels%2Fx.whl")]
    [InlineData("https://registry.example/npm", "repository_url=https:%2F%2Fregistry.example%2Fnpm")]
    public void Says_where_a_component_comes_from_when_not_from_the_usual_registry(string source, string qualifier) =>
        PackageUrl.Of(new Component { Ecosystem = Ecosystem.Npm, Name = "x", Version = "1", Source = source }).ShouldBe("pkg:npm/x@1?" + qualifier);

    [Fact]
    public void The_projects_own_components_carry_no_qualifier() =>
        PackageUrl.Of(new Component { Ecosystem = Ecosystem.Npm, Name = "x", Version = "1", Source = "file:x", IsFirstParty = true }).ShouldBe("pkg:npm/x@1");
}

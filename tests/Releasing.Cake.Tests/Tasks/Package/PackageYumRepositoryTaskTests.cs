using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageYumRepositoryTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_release_s_package_lies_in_a_repository_and_an_earlier_one_is_gone()
    {
        _release.Run<RepositoriesContext>([], "--target=Package").ShouldBe(0, _release.Output);
        _release.Commit("fix: nothing");
        _release.Tag("v1.2.4");

        _release.Run<RepositoriesContext>([], "--target=Package").ShouldBe(0, _release.Output);

        var yum = Path.Combine(_release.Artifacts, "yum");
        File.ReadAllText(Path.Combine(yum, "tool.repo")).ShouldContain("baseurl=https://example.org/yum/\n");
        File.Exists(Path.Combine(yum, "repodata", "repomd.xml")).ShouldBeTrue();
        Directory.EnumerateFiles(yum, "*.rpm", SearchOption.AllDirectories).Select(Path.GetFileName).ShouldBe(["tool-1.2.4-1.x86_64.rpm"]);
    }
}

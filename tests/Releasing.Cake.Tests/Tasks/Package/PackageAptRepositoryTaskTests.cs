using Cake.Core;
using Releasing.Artifacts;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageAptRepositoryTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_release_s_package_lies_in_a_repository_that_is_served_and_not_released()
    {
        _release.Run<RepositoriesContext>([], "--target=Release").ShouldBe(0, _release.Output);

        var apt = Path.Combine(_release.Artifacts, "apt");
        File.ReadAllText(Path.Combine(apt, "dists", "unstable", "main", "binary-amd64", "Packages")).ShouldContain("Package: tool\n");
        File.ReadAllText(Path.Combine(apt, "dists", "unstable", "Release")).ShouldContain("Origin: tool\n");
        Directory.EnumerateFiles(Path.Combine(apt, "pool"), "*.deb", SearchOption.AllDirectories).ShouldHaveSingleItem();
        _release.Output.ShouldContain("without a key the repository is not signed");
        _release.PublishedAssets().ShouldNotContain(asset => asset.Name == "apt");

        _release.Run<RepositoriesContext>([], "--target=Package.AptRepository").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain("apt: up to date");
    }

    [Fact]
    public void It_is_made_only_where_the_settings_ask_for_it()
    {
        _release.Run("--target=Package").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("Package.AptRepository, Package.YumRepository: not asked for in the settings");
        _release.Catalogue.Of(ArtifactKind.Repository).ShouldBeEmpty();
    }
}

public sealed class RepositoriesContext : PrebuiltContext
{
    public RepositoriesContext(ICakeContext context)
        : base(context)
    {
        Settings.AptRepository.Enabled = true;
        Settings.AptRepository.Suite = "unstable";
        Settings.YumRepository.Enabled = true;
        Settings.YumRepository.Address = "https://example.org/yum";
        Settings.Gpg.PrivateKey = Releasing.Cake.Settings.Secret.FromText("");
    }
}

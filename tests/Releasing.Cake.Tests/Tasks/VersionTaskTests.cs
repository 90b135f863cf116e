using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class VersionTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Prints_the_version_of_the_tag()
    {
        _release.Run("--target=Version").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^1\.2\.3\r?$");
    }

    [Fact]
    public void Prints_a_snapshot_of_the_next_patch_after_the_tag()
    {
        _release.Write("README.md", "# better\n");
        _release.Commit("fix: better");

        _release.Run("--target=Version").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^1\.2\.4-snapshot\.1\+[0-9a-f]{7}\r?$");
    }
}

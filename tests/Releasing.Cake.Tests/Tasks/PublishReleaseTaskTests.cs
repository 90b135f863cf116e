using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class PublishReleaseTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Verification_cannot_be_skipped_on_the_way_to_publication()
    {
        _release.Run("--target=Release", "--skip=Verify.Draft").ShouldNotBe(0);

        Directory.Exists(_release.Published).ShouldBeFalse();
        _release.Output.ShouldContain("verification");
    }
}

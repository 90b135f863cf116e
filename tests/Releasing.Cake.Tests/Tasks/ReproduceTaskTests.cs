using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

/// <summary>What is refused before anything is cloned; the comparison itself is held by the acceptance tests, with real compilers.</summary>
[Collection(OneHostAtATime.Name)]
public sealed class ReproduceTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Theory]
    [InlineData("--allow-dirty")]
    [InlineData("--snapshot")]
    public void Uncommitted_changes_cannot_be_built_from_a_clean_clone(string argument)
    {
        _release.Write("README.md", "# edited\n");

        _release.Run("--target=Reproduce", argument).ShouldNotBe(0);

        _release.Output.ShouldContain("uncommitted", Case.Insensitive);
        _release.Output.ShouldContain("Reproduce");
    }
}

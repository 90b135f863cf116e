using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class DefaultTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Lists_the_useful_targets_when_none_is_named()
    {
        _release.Run().ShouldBe(0, _release.Output);

        foreach (var name in new[] { TaskNames.Doctor, TaskNames.Plan, TaskNames.Test, TaskNames.Release })
        {
            _release.Output.ShouldContain($"--target={name}");
        }

        Directory.Exists(_release.Artifacts).ShouldBeFalse();
    }
}

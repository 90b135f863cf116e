using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class PlanTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void Plan_lists_files_and_effects_and_touches_nothing()
    {
        _release.Run("--target=Plan").ShouldBe(0, _release.Output);

        Directory.Exists(_release.Artifacts).ShouldBeFalse();
        _release.Output.ShouldContain("tool-1.2.3-windows-x86_64.zip");
        _release.Output.ShouldContain("create");
    }

    [Fact]
    public void Plan_after_a_release_says_same_for_everything()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);

        _release.Run("--target=Plan").ShouldBe(0, _release.Output);

        _release.Output.ShouldMatch(@"(?m)^\s*same\s+upload tool-1\.2\.3-source\.zip");
        _release.Output.ShouldNotMatch(@"(?m)^\s*create\s");
    }

    [Fact]
    public void Plan_shows_a_conflict_and_fails()
    {
        _release.Run("--target=Release").ShouldBe(0, _release.Output);
        _release.WriteProgram("linux-x86_64/tool", TinyBinaries.Elf(mark: 1));
        _release.Run("--target=Attest", "--allow-dirty").ShouldBe(0, _release.Output);

        _release.Run("--target=Plan", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain("conflict");
    }
}

using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks;

[Collection(OneHostAtATime.Name)]
public sealed class CrossCompileTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void A_file_for_another_processor_is_refused_with_what_it_is()
    {
        var elf = TinyBinaries.Elf();
        elf[18] = 183;
        _release.WriteProgram("linux-x86_64/tool", elf);

        _release.Run("--target=CrossCompile", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain("linux-x86_64");
        _release.Output.ShouldMatch("(?i)aarch64|arm64");
    }

    [Fact]
    public void A_file_that_is_no_program_is_refused()
    {
        _release.WriteProgram("windows-x86_64/tool.exe", "#!/bin/sh\n"u8.ToArray());

        _release.Run("--target=CrossCompile", "--allow-dirty").ShouldNotBe(0);

        _release.Output.ShouldContain("tool.exe");
    }
}

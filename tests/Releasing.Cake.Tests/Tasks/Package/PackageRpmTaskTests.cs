using System.Text;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageRpmTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_linux_program_becomes_a_package()
    {
        _release.Run("--target=Package.Rpm").ShouldBe(0, _release.Output);

        var bytes = File.ReadAllBytes(Path.Combine(_release.Artifacts, "dist", "tool-1.2.3-1.x86_64.rpm"));
        bytes[..4].ShouldBe([0xED, 0xAB, 0xEE, 0xDB]);
        Header(bytes).ShouldContain("tool-1.2.3-1");
    }

    [Fact]
    public void Relations_and_scripts_of_the_settings_are_in_its_header()
    {
        _release.Write("packaging/tool.conf", "a=1\n").Write("packaging/after.sh", "#!/bin/sh\necho after\n");

        _release.Run<ConfiguredContext>([], "--target=Package.Rpm", "--allow-dirty", "--snapshot").ShouldBe(0, _release.Output);

        var header = Header(File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), "*.rpm").ShouldHaveSingleItem()));
        header.ShouldContain("git");
        header.ShouldContain("2.30");
        header.ShouldContain("echo after");
        header.ShouldContain("only-rpm");
    }

    [Fact]
    public void A_second_run_makes_nothing()
    {
        _release.Run("--target=Package.Rpm").ShouldBe(0, _release.Output);
        _release.Run("--target=Package.Rpm").ShouldBe(0, _release.Output);

        _release.Output.ShouldContain("tool-1.2.3-1.x86_64.rpm: up to date");
    }

    private static string Header(byte[] package) => Encoding.Latin1.GetString(package);
}

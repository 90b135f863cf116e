using Cake.Core;
using Releasing.Cake.Settings;
using Releasing.Cake.Tests.Hosting;

namespace Releasing.Cake.Tests.Tasks.Package;

/// <summary>A whole release with a disk image: it is checksummed and published, and the cask names it.</summary>
[Collection(OneHostAtATime.Name)]
public sealed class DmgReleaseTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public DmgReleaseTests()
    {
        _release.WriteProgram("macos-aarch64/tool", TinyBinaries.MachO());
        _release.Commit("feat: macOS");
        _release.Tag("v1.3.0");
    }

    public void Dispose() => _release.Dispose();

    [Fact]
    public void The_image_is_published_and_the_cask_installs_the_application_in_it()
    {
        _release.Run<AppContextOfTest>([], "--target=Release").ShouldBe(0, _release.Output);

        var dist = Path.Combine(_release.Artifacts, "dist");
        File.ReadAllText(Path.Combine(dist, "checksums.txt")).ShouldContain("  tool-1.3.0-macos-aarch64.dmg\n");
        var image = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(dist, "tool-1.3.0-macos-aarch64.dmg"))));
        var cask = File.ReadAllText(Path.Combine(_release.Artifacts, "tap", "Casks", "tool.rb"));
        cask.ShouldContain($"sha256 \"{image}\"");
        cask.ShouldContain("tool-1.3.0-macos-aarch64.dmg");
        cask.ShouldContain("app \"tool.app\"");
    }

    public sealed class AppContextOfTest : PrebuiltContext
    {
        public AppContextOfTest(ICakeContext context)
            : base(context)
        {
            Settings.Targets.Add("macos-aarch64");
            Settings.Dmg.AppBundle = true;
            Settings.Homebrew.Cask = new HomebrewCaskSettings("tool.app");
        }
    }
}

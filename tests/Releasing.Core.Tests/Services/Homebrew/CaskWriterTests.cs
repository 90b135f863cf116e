using Releasing.Services.Homebrew;
using Releasing.Targets;

namespace Releasing.Tests.Services.Homebrew;

public sealed class CaskWriterTests
{
    private static readonly Cask s_cask = new()
    {
        Token = FormulaName.Of("my-tool", "Test"),
        Version = "1.2.3",
        Name = "My \"Tool\"",
        Description = "Finds things",
        Homepage = "https://example.org",
        Images = [new FormulaDownload(TargetOs.MacOs, TargetArch.Universal2, "https://example.org/tool.dmg", new string('a', 64))],
        App = "My Tool.app",
        Binaries = ["Contents/MacOS/my-tool"],
        Zap = ["~/Library/Preferences/org.example.tool.plist"],
        ChecksGitHub = true,
    };

    [Fact]
    public void One_image_serves_both_processors()
    {
        CaskWriter.Write(s_cask).ShouldBe($$"""
            # Written by Releasing.Cake at every release: changes belong in the settings of the repository.
            cask "my-tool" do
              version "1.2.3"
              sha256 "{{new string('a', 64)}}"

              url "https://example.org/tool.dmg"
              name "My \"Tool\""
              desc "Finds things"
              homepage "https://example.org"

              livecheck do
                url :url
                strategy :github_latest
              end

              app "My Tool.app"
              binary "#{appdir}/My Tool.app/Contents/MacOS/my-tool"

              zap trash: [
                "~/Library/Preferences/org.example.tool.plist",
              ]
            end

            """);
    }

    [Fact]
    public void Two_images_are_chosen_by_processor_and_one_alone_says_whose_it_is()
    {
        FormulaDownload[] images = [new(TargetOs.MacOs, TargetArch.X64, "https://example.org/x.dmg", new string('b', 64)), new(TargetOs.MacOs, TargetArch.Arm64, "https://example.org/a.dmg", new string('a', 64))];

        CaskWriter.Write(s_cask with { Images = images }).ShouldContain($"""
              version "1.2.3"

              on_arm do
                sha256 "{new string('a', 64)}"

                url "https://example.org/a.dmg"
              end
              on_intel do
                sha256 "{new string('b', 64)}"

                url "https://example.org/x.dmg"
              end

              name
            """);
        CaskWriter.Write(s_cask with { Images = [images[0]] }).ShouldContain("\n  depends_on arch: :x86_64\n");
    }
}

using Releasing.Services.Homebrew;
using Releasing.Targets;

namespace Releasing.Tests.Services.Homebrew;

public sealed class FormulaWriterTests
{
    [Fact]
    public void Four_platforms_choose_one_archive_each()
    {
        FormulaWriter.Write(SampleFormula.Plain).ShouldBe($$"""
            # Written by Releasing.Cake at every release: changes belong in the settings of the repository.
            class MyTool < Formula
              desc "Finds things"
              homepage "https://example.org/my-tool"
              license any_of: ["MIT", "Apache-2.0"]

              livecheck do
                url :stable
                strategy :github_latest
              end

              on_macos do
                on_arm do
                  url "{{SampleFormula.Release}}/my-tool-1.2.3-macos-aarch64.tar.gz"
                  sha256 "{{new string('a', 64)}}"
                end
                on_intel do
                  url "{{SampleFormula.Release}}/my-tool-1.2.3-macos-x86_64.tar.gz"
                  sha256 "{{new string('b', 64)}}"
                end
              end

              on_linux do
                on_arm do
                  url "{{SampleFormula.Release}}/my-tool-1.2.3-linux-aarch64.tar.gz"
                  sha256 "{{new string('c', 64)}}"
                end
                on_intel do
                  url "{{SampleFormula.Release}}/my-tool-1.2.3-linux-x86_64.tar.gz"
                  sha256 "{{new string('d', 64)}}"
                end
              end

              def install
                bin.install "my-tool"
              end

              test do
                system bin / "my-tool", "--version"
              end
            end

            """);
    }

    [Fact]
    public void Everything_a_formula_can_have_stands_in_the_order_of_the_style()
    {
        var formula = SampleFormula.Plain with
        {
            Name = FormulaName.Of("my-tool@1.2", "Test"),
            Version = "1.2.3-rc.1",
            Licence = "(MIT OR Apache-2.0) AND GPL-2.0-only WITH Classpath-exception-2.0",
            Downloads = [SampleFormula.Download(TargetOs.Linux, TargetArch.X64, 'd')],
            Files =
            [
                new FormulaFile(FormulaFileKind.Program, "bin/extra", "extra", IsEverywhere: false),
                new FormulaFile(FormulaFileKind.Program, "my-tool", "my-tool"),
                new FormulaFile(FormulaFileKind.BashCompletion, "completions/my-tool.bash", "my-tool"),
                new FormulaFile(FormulaFileKind.ZshCompletion, "completions/_my-tool", "_my-tool"),
                new FormulaFile(FormulaFileKind.FishCompletion, "completions/my-tool.fish", "my-tool.fish"),
                new FormulaFile(FormulaFileKind.ManualPage, "man/my-tool.1", "man1/my-tool.1"),
                new FormulaFile(FormulaFileKind.ManualPage, "man/de/my-tool.1", "de/man1/my-tool.1"),
            ],
            Head = new FormulaHead("https://github.com/ada/my-tool.git", "main", ["system \"go\", \"build\", *std_go_args"]) { BuildDependencies = ["go"] },
            Dependencies = ["openssl@3", "git"],
            Conflicts = [new FormulaConflict("other", "both install a my-tool binary")],
            Caveats = "Say \"hello\" #{system('id')}\n\n  EOS\nEOS\n",
            Service = new FormulaService("my-tool")
            {
                Arguments = ["serve", "--name=#{name}"], KeepAlive = true, LogFile = "log/my-tool.log", WorkingFolder = "my-tool", Environment = new Dictionary<string, string> { ["B"] = "2", ["A"] = "\\1" },
            },
            Test = ["assert_match version.to_s, shell_output(\"#{bin}/my-tool --version\")"],
        };

        FormulaWriter.Write(formula).ShouldBe($$"""
            # Written by Releasing.Cake at every release: changes belong in the settings of the repository.
            class MyToolAT12 < Formula
              desc "Finds things"
              homepage "https://example.org/my-tool"
              version "1.2.3-rc.1"
              license all_of: [{ any_of: ["MIT", "Apache-2.0"] }, { "GPL-2.0-only" => { with: "Classpath-exception-2.0" } }]

              livecheck do
                url :stable
                strategy :github_latest
              end

              head do
                url "https://github.com/ada/my-tool.git", branch: "main"

                depends_on "go" => :build
              end

              keg_only :versioned_formula

              depends_on "git"
              depends_on "openssl@3"
              depends_on :linux

              on_linux do
                depends_on arch: :x86_64

                on_intel do
                  url "{{SampleFormula.Release}}/my-tool-1.2.3-linux-x86_64.tar.gz"
                  sha256 "{{new string('d', 64)}}"
                end
              end

              conflicts_with "other", because: "both install a my-tool binary"

              def install
                if build.head?
                  system "go", "build", *std_go_args
                  return
                end

                bin.install "bin/extra" if File.exist?("bin/extra")
                bin.install "my-tool"
                bash_completion.install "completions/my-tool.bash" => "my-tool"
                zsh_completion.install "completions/_my-tool"
                fish_completion.install "completions/my-tool.fish"
                (man / "de/man1").install "man/de/my-tool.1"
                man1.install "man/my-tool.1"
              end

              def caveats
                <<~EOS
                  Say "hello" \#{system('id')}

                  \s EOS
                  \x45OS
                EOS
              end

              service do
                run [opt_bin / "my-tool", "serve", "--name=\#{name}"]
                keep_alive true
                working_dir var / "my-tool"
                log_path var / "log/my-tool.log"
                error_log_path var / "log/my-tool.log"
                environment_variables A: "\\1", B: "2"
              end

              test do
                assert_match version.to_s, shell_output("#{bin}/my-tool --version")
              end
            end

            """);
    }

    [Theory]
    [InlineData("MIT", "license \"MIT\"")]
    [InlineData("mit/apache-2.0", "license any_of: [\"MIT\", \"Apache-2.0\"]")]
    [InlineData("MIT AND (ISC AND 0BSD)", "license all_of: [\"MIT\", \"ISC\", \"0BSD\"]")]
    [InlineData("MIT AND ISC OR 0BSD", "license any_of: [{ all_of: [\"MIT\", \"ISC\"] }, \"0BSD\"]")]
    [InlineData("GPL-2.0-or-later WITH GCC-exception-3.1", "license \"GPL-2.0-or-later\" => { with: \"GCC-exception-3.1\" }")]
    [InlineData("LicenseRef-Mine", "license :cannot_represent")]
    [InlineData("see \"LICENSE\" #{exit}", "license :cannot_represent")]
    public void Licences_are_written_in_the_form_of_Homebrew(string licence, string expected) =>
        FormulaWriter.Write(SampleFormula.Plain with { Licence = licence }).ShouldContain("\n  " + expected + "\n");

    [Fact]
    public void A_licence_too_long_for_a_line_is_broken()
    {
        FormulaWriter.Write(SampleFormula.Plain with { Licence = "MIT OR Apache-2.0 OR GPL-2.0-only OR GPL-3.0-only OR LGPL-2.1-only OR MPL-2.0 OR BSD-2-Clause OR BSD-3-Clause" })
            .ShouldContain("\n  license any_of: [\n    \"MIT\",\n    \"Apache-2.0\",\n");
        FormulaWriter.Write(SampleFormula.Plain with { Licence = null }).ShouldNotContain("license");
    }

    [Theory]
    [InlineData("https://github.com/ada/tool/releases/download/v1.2.3/tool-1.2.3-linux-x86_64.tar.gz", "1.2.3", true)]
    [InlineData("https://github.com/ada/tool/releases/download/1.2.3/tool.tar.gz", "1.2.3", true)]
    [InlineData("https://github.com/ada/tool/releases/download/v1.2.3-rc.1/tool.tar.gz", "1.2.3-rc.1", false)]
    [InlineData("https://github.com/ada/tool/releases/download/tool/v1.2.3/tool.tar.gz", "1.2.3", false)]
    [InlineData("https://github.com/ada/tool/releases/download/v1.2.3/tool-2024-01-02.tar.gz", "1.2.3", false)]
    [InlineData("https://git.example.org/ada/tool/releases/download/v1.2.3/tool.tar.gz", "1.2.3", false)]
    [InlineData("file:///tmp/tool-1.2.3-linux-x86_64.tar.gz", "1.2.3", false)]
    public void Homebrew_reads_the_version_of_a_stable_release_on_GitHub_itself(string url, string version, bool expected) => FormulaVersion.IsTold(url, version).ShouldBe(expected);

    [Fact]
    public void The_version_and_digests_of_a_formula_are_read_back()
    {
        FormulaVersion.In(FormulaWriter.Write(SampleFormula.Plain))!.ToString().ShouldBe("1.2.3");
        FormulaVersion.In("class A < Formula\n  version '2.0.0-rc.1'\nend\n")!.ToString().ShouldBe("2.0.0-rc.1");
        FormulaVersion.In("class A < Formula\nend\n").ShouldBeNull();
        FormulaVersion.DigestsIn(FormulaWriter.Write(SampleFormula.Plain)).ShouldBe([new string('a', 64), new string('b', 64), new string('c', 64), new string('d', 64)]);
    }

    [Fact]
    public void Archives_are_chosen_for_the_platforms_that_Homebrew_has()
    {
        (Target, string, string)[] archives =
        [
            .. new[] { "macos-universal2", "macos-aarch64", "linux-x86_64", "linux-x86_64-musl", "linux-aarch64-musl", "linux-armv7", "windows-x86_64" }.Select(name => (TargetTable.Get(name), $"https://example.org/{name}", name)),
        ];

        FormulaDownload.Choose(archives).Select(download => $"{download.Os} {download.Arch} {download.Sha256}")
            .ShouldBe(["MacOs Arm64 macos-aarch64", "MacOs X64 macos-universal2", "Linux Arm64 linux-aarch64-musl", "Linux X64 linux-x86_64"]);
        FormulaDownload.Choose(archives, preferMusl: true)[^1].Sha256.ShouldBe("linux-x86_64-musl");
    }
}

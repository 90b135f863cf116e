using Releasing.Failures;
using Releasing.Formats.Linux;
using Releasing.Formats.Linux.Parts;

namespace Releasing.Core.Tests.Formats.Linux.Parts;

public sealed class PlacesTests : TreeFixture
{
    [Theory]
    [InlineData("completions/tool.bash", "/usr/share/bash-completion/completions/tool")]
    [InlineData("completions/bash/tool", "/usr/share/bash-completion/completions/tool")]
    [InlineData("completions/tool.fish", "/usr/share/fish/vendor_completions.d/tool.fish")]
    public void Completions_go_where_the_shell_looks(string file, string place) =>
        ShellCompletions.Contents(Folder.Path, [file]).Select(content => (content.Destination, content.Formats)).ShouldBe([(place, PackageFormats.All)]);

    [Theory]
    [InlineData("_tool")]
    [InlineData("tool.zsh")]
    [InlineData("_tool.zsh")]
    [InlineData("zsh/tool")]
    public void Completions_of_zsh_have_a_place_of_their_own_on_Debian(string file) =>
        ShellCompletions.Contents(Folder.Path, [file]).Select(content => (content.Destination, content.Formats)).ShouldBe([
            ("/usr/share/zsh/vendor-completions/_tool", PackageFormats.Deb),
            ("/usr/share/zsh/site-functions/_tool", PackageFormats.Rpm | PackageFormats.Apk)]);

    [Fact]
    public void Completions_of_other_shells_are_left_out_and_strangers_named()
    {
        ShellCompletions.Contents(Folder.Path, ["_tool.ps1", "tool.elv", "tool.nu"]).ShouldBeEmpty();
        Should.Throw<PreflightException>(() => ShellCompletions.Contents(Folder.Path, ["tool.txt", "Makefile"])).Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void Documents_keep_their_folders_and_readmes_are_known()
    {
        Write("README.md");
        Write("docs/guide/start.md");

        var members = Resolve(PackageFormats.Rpm, [.. Documents.Contents("tool", Folder.Path, ["README.md", "docs/guide/start.md"])]);

        Own(members).ShouldBe(["/usr/share/doc/tool", "/usr/share/doc/tool/README.md", "/usr/share/doc/tool/docs", "/usr/share/doc/tool/docs/guide", "/usr/share/doc/tool/docs/guide/start.md"]);
        members.Single(member => member.Path.EndsWith("README.md", StringComparison.Ordinal)).Traits.ShouldBe(PackageFileTraits.Documentation | PackageFileTraits.Readme);
        members[^1].Traits.ShouldBe(PackageFileTraits.Documentation);
    }

    [Fact]
    public void Licences_are_files_everywhere_but_on_Debian()
    {
        Write("LICENSE");
        var contents = Documents.Licences("tool", Folder.Path, ["LICENSE"]).ToArray();

        Resolve(PackageFormats.Deb, contents).ShouldBeEmpty();
        Resolve(PackageFormats.Apk, contents)[^1].Path.ShouldBe("/usr/share/licenses/tool/LICENSE");
        Resolve(PackageFormats.Rpm, contents)[^1].Traits.ShouldBe(PackageFileTraits.Licence);
    }

    [Fact]
    public void Programs_are_executable_whatever_their_files_are()
    {
        Write("out/tool-linux-x86_64");

        var member = Resolve([.. Documents.Programs([("tool", "out/tool-linux-x86_64")])])[^1];

        (member.Path, Convert.ToString(member.Mode, 8)).ShouldBe(("/usr/bin/tool", "755"));
    }

    [Fact]
    public void Units_come_with_a_preset_in_rpm_and_not_at_all_in_apk()
    {
        Write("units/tool.service", "[Unit]\n");
        Write("units/tool.timer", "[Unit]\n");
        var contents = ServiceUnits.Contents("tool", Folder.Path, [new PackageService("units/tool.service") { Enable = false }, new PackageService("units/tool.timer")]).ToArray();

        Own(Resolve(PackageFormats.Deb, contents)).ShouldBe(["/usr/lib/systemd/system/tool.service", "/usr/lib/systemd/system/tool.timer"]);
        Own(Resolve(PackageFormats.Apk, contents)).ShouldBeEmpty();
        var rpm = Resolve(PackageFormats.Rpm, contents);
        rpm.ShouldAllBe(member => member.IsSystemDirectory || !member.Path.EndsWith('d'));
        var preset = rpm.Single(member => member.Path == "/usr/lib/systemd/system-preset/50-tool.preset");
        using var reader = new StreamReader(preset.Content!.Open());
        reader.ReadToEnd().ShouldBe("disable tool.service\nenable tool.timer\n");
    }
}

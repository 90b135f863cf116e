using Cake.Core;
using Cake.Frosting;
using Releasing.Artifacts;
using Releasing.Cake.Tasks;
using Releasing.Cake.Tests.Hosting;
using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Cake.Tests.Tasks.Package;

[Collection(OneHostAtATime.Name)]
public sealed class PackageDebTaskTests : IDisposable
{
    private readonly ReleaseFixture _release = new();

    public void Dispose() => _release.Dispose();

    [Fact]
    public async Task The_linux_program_becomes_a_package_with_what_the_project_says_of_itself()
    {
        _release.Run("--target=Package.Deb").ShouldBe(0, _release.Output);

        Names("*.deb").ShouldBe(["tool_1.2.3-1_amd64.deb"]);
        var deb = await ReadAsync("tool_1.2.3-1_amd64.deb");
        deb.Control.ShouldStartWith("Package: tool\nVersion: 1.2.3-1\nArchitecture: amd64\nMaintainer: Ada <ada@example.org>\n");
        deb.Members.ShouldBe(
        [
            "/usr/bin/tool 755", "/usr/share/doc/tool/README.md 644", "/usr/share/doc/tool/changelog.Debian.gz 644", "/usr/share/doc/tool/copyright 644",
        ]);
    }

    [Fact]
    public async Task Man_pages_completions_and_services_of_the_repository_come_with_it()
    {
        _release.Write("man/tool.1", ".TH tool 1\n").Write("man/tool.md", "the source of the page\n").Write("completions/_tool", "#compdef tool\n")
            .Write("completions/generate.go", "package main\n").Write("packaging/tool.service", "[Service]\nExecStart=/usr/bin/tool\n").Write("CHANGELOG.md", "# 1.3.0\n");
        _release.Commit("feat: a service");
        _release.Tag("v1.3.0");

        _release.Run<ServiceContext>([], "--target=Package.Deb").ShouldBe(0, _release.Output);

        var deb = await ReadAsync("tool_1.3.0-1_amd64.deb");
        string[] expected =
        [
            "/usr/share/man/man1/tool.1.gz 644", "/usr/share/zsh/vendor-completions/_tool 644", "/usr/lib/systemd/system/tool.service 644", "/usr/share/doc/tool/changelog.gz 644",
        ];
        expected.ShouldBeSubsetOf(deb.Members);
        deb.Members.ShouldNotContain(member => member.Contains("tool.md") || member.Contains("generate"));
        deb.Files["postinst"].ShouldContain("deb-systemd-helper enable 'tool.service'");
    }

    [Fact]
    public async Task Settings_reach_the_package_and_those_of_the_format_stand_over_the_shared_ones()
    {
        _release.Write("packaging/tool.conf", "a=1\n").Write("packaging/after.sh", "#!/bin/sh\necho after\n");
        _release.Commit("feat: configuration");
        _release.Tag("v1.3.0");

        _release.Run<ConfiguredContext>([], "--target=Package.Deb").ShouldBe(0, _release.Output);

        var deb = await ReadAsync("tool_1.3.0-2_amd64.deb");
        deb.Control.ShouldContain("\nVersion: 1:1.3.0-2\n");
        deb.Control.ShouldContain("\nSection: net\n");
        deb.Control.ShouldContain("\nDepends: curl, git (>= 2.40)\n");
        deb.Control.ShouldContain("\nBugs: https://example.org/bugs\n");
        deb.Members.ShouldContain("/etc/tool.conf 640");
        deb.Members.ShouldNotContain(member => member.Contains("only-rpm"));
        deb.Files["conffiles"].ShouldBe("/etc/tool.conf\n");
        deb.Files["postinst"].ShouldContain("echo after");
        deb.Files["triggers"].ShouldBe("activate-noawait ldconfig\n");
    }

    [Fact]
    public void A_second_run_makes_nothing_and_an_edited_file_of_the_contents_makes_the_package_again()
    {
        _release.Write("packaging/tool.conf", "a=1\n").Write("packaging/after.sh", "#!/bin/sh\n");
        _release.Run<ConfiguredContext>([], "--target=Package.Deb", "--allow-dirty").ShouldBe(0, _release.Output);
        _release.Run<ConfiguredContext>([], "--target=Package.Deb", "--allow-dirty").ShouldBe(0, _release.Output);
        _release.Output.ShouldContain(".deb: up to date");

        _release.Write("packaging/after.sh", "#!/bin/sh\nexit 0\n");
        _release.Run<ConfiguredContext>([], "--target=Package.Deb", "--allow-dirty").ShouldBe(0, _release.Output);

        _release.Output.ShouldNotContain(".deb: up to date");
    }

    [Fact]
    public void What_Debian_forbids_is_said_before_anything_is_compiled()
    {
        _release.Run<WrongContext>([], "--target=Package.Deb").ShouldNotBe(0);

        _release.Output.ShouldContain("Package.Deb: ");
        _release.Output.ShouldContain("T!");
        Directory.Exists(Path.Combine(_release.Artifacts, "work", "bin")).ShouldBeFalse();
        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_source_is_named_with_where_it_was_to_go()
    {
        _release.Run<ConfiguredContext>([], "--target=Package.Deb").ShouldNotBe(0);

        _release.Output.ShouldContain("packaging/after.sh");
    }

    [Fact]
    public async Task A_replaced_task_calls_the_original()
    {
        _release.Run([typeof(OwnDeb)], "--target=Package.Deb").ShouldBe(0, _release.Output);

        var deb = await ReadAsync("tool-own_1.2.3-1_amd64.deb");
        deb.Control.ShouldContain("Package: tool-own\n");
        deb.Members.ShouldContain("/usr/lib/tool/extra 644");
    }

    [Fact]
    public void Only_asked_for_another_system_it_makes_nothing()
    {
        _release.Run("--target=Package.Deb", "--only=windows-*").ShouldBe(0, _release.Output);

        Directory.Exists(Path.Combine(_release.Artifacts, "dist")).ShouldBeFalse();
    }

    private IEnumerable<string?> Names(string pattern) => Directory.EnumerateFiles(Path.Combine(_release.Artifacts, "dist"), pattern).Select(Path.GetFileName);

    private Task<DebContents> ReadAsync(string name) => DebContents.ReadAsync(Path.Combine(_release.Artifacts, "dist", name));
}

[TaskName(TaskNames.PackageDeb)]
public sealed class OwnDeb : PackageDebTask
{
    protected override DebPackage Describe(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs)
    {
        var package = base.Describe(context, target, programs);
        return package with { Package = package.Package with { Name = "tool-own" } };
    }

    protected override IList<PackageContent> Contents(ReleaseContext context, Target target, IReadOnlyList<PlannedArtifact> programs) =>
        [.. base.Contents(context, target, programs), PackageContent.Files("README.md", "/usr/lib/tool/extra")];
}

public sealed class ConfiguredContext : PrebuiltContext
{
    public ConfiguredContext(ICakeContext context)
        : base(context)
    {
        var shared = Settings.LinuxPackages;
        (shared.Epoch, shared.Release, shared.Section) = (1, "2", "net");
        shared.Depends.Add("curl");
        shared.Depends.Add("git >= 2.30");
        shared.Contents.Add(PackageContent.Files("packaging/tool.conf", "/etc/") with { Mode = 0b110_100_000, Traits = PackageFileTraits.Config });
        shared.Scripts.PostInstall = "packaging/after.sh";
        Settings.Deb.Depends.Add("git (>= 2.40)");
        Settings.Deb.Fields["Bugs"] = "https://example.org/bugs";
        Settings.Deb.Triggers.Add(new DebTrigger(DebTriggerKind.ActivateNoAwait, "ldconfig"));
        Settings.Rpm.Contents.Add(PackageContent.Files("README.md", "/usr/lib/only-rpm"));
    }
}

public sealed class ServiceContext : PrebuiltContext
{
    public ServiceContext(ICakeContext context)
        : base(context) => Settings.LinuxPackages.Services.Add("packaging/tool.service");
}

public sealed class WrongContext : PrebuiltContext
{
    public WrongContext(ICakeContext context)
        : base(context) => Settings.LinuxPackages.Name = "T!";
}

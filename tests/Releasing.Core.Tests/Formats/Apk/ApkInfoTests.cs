using Releasing.Core.Tests.Formats.Elf;
using Releasing.Files;
using Releasing.Formats.Apk;
using Releasing.Formats.Linux;
using Releasing.Targets;

namespace Releasing.Core.Tests.Formats.Apk;

public sealed class ApkInfoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_that_is_known_is_said_in_the_order_of_abuild()
    {
        var apk = ApkSamples.With(package => package with
        {
            Version = ApkSamples.Version("1.0.0-beta.1") with { Release = "3" },
            Homepage = "https://example.org/tool",
            Licence = "MIT",
            Packager = "Release machine <ci@example.org>",
            Relations = new PackageRelations
            {
                Depends = [new("ca-certificates"), new("libfoo", VersionComparison.GreaterOrEqual, "1.2_rc1"), new("cmd:git")],
                PreDepends = [new("shadow", VersionComparison.Less, "5")],
                Recommends = [new("nice")],
                Suggests = [new("nicer")],
                Conflicts = [new("other")],
                Breaks = [new("older", VersionComparison.LessOrEqual, "2-r1")],
                Replaces = [new("former")],
                Provides = [new("vtool"), new("atool", VersionComparison.Equal, "1.0")],
            },
            Scripts = new PackageScripts { PostInstall = new PackageScript("true\n", "x") },
            Members = [.. package.Members, ApkSamples.Link("/usr/bin/alias", "tool"), ApkSamples.File("/usr/share/readme", "readme\n")],
        }) with
        {
            Origin = "tools", Commit = "0123abc", ReplacesPriority = 4, ProviderPriority = 10, InstallIf = [new("vtool", VersionComparison.Equal, "1"), new("docs")],
        };

        (await InfoAsync(apk)).ShouldBe("""
            pkgname = tool
            pkgver = 1.0.0_beta1-r2
            pkgdesc = does one thing well
            url = https://example.org/tool
            builddate = 1770091506
            packager = Release machine <ci@example.org>
            size = 17
            arch = x86_64
            origin = tools
            commit = 0123abc
            maintainer = Ada Lovelace <ada@example.org>
            replaces_priority = 4
            provider_priority = 10
            license = MIT
            replaces = former
            depend = ca-certificates
            depend = libfoo>=1.2_rc1
            depend = cmd:git
            depend = shadow<5
            depend = !other
            depend = !older<=2-r1
            provides = vtool
            provides = atool=1.0
            install_if = vtool=1 docs
            provides = cmd:alias=1.0.0_beta1-r2
            provides = cmd:tool=1.0.0_beta1-r2
            depend = /bin/sh

            """);
    }

    [Fact]
    public async Task A_package_of_nothing_but_empty_files_is_no_virtual_one()
    {
        (await InfoAsync(ApkSamples.WithMembers(ApkSamples.File("/empty", "")))).ShouldContain("\nsize = 1\n");
        (await InfoAsync(ApkSamples.WithMembers())).ShouldContain("\nsize = 0\n");
    }

    [Fact]
    public async Task A_package_without_target_is_for_every_processor() =>
        (await InfoAsync(ApkSamples.With(package => package with { Target = null }))).ShouldContain("\narch = noarch\n");

    [Fact]
    public async Task Libraries_are_needed_and_provided_by_what_the_programs_say()
    {
        var program = new ElfSample { Interpreter = "/lib/ld-musl-x86_64.so.1", Libraries = ["libc.musl-x86_64.so.1", "libown.so.2", "libz.so.1"] }.Build();
        var library = new ElfSample { Libraries = ["libc.musl-x86_64.so.1"] }.Build();
        var apk = ApkSamples.WithMembers(
            ApkSamples.File("/usr/bin/tool", ContentSource.FromBytes(program, "tool")) with { Mode = 0b111_101_101 },
            ApkSamples.File("/usr/lib/libown.so.2", ContentSource.FromBytes(library, "libown")),
            ApkSamples.File("/usr/lib/tool/plugin.so", ContentSource.FromBytes(library, "plugin")));

        var info = await InfoAsync(apk);

        info.ShouldContain("""
            provides = cmd:tool=1.2.3-r0
            provides = so:libown.so.2=2
            depend = so:libc.musl-x86_64.so.1
            depend = so:libz.so.1

            """);
        info.ShouldNotContain("plugin");
        (await InfoAsync(apk with { TracesContents = false })).ShouldNotContain(":");
    }

    [Fact]
    public async Task What_is_stated_is_not_traced_again()
    {
        var apk = ApkSamples.With(package => package with
        {
            Relations = new PackageRelations { Depends = [new("/bin/sh")], Provides = [new("cmd:tool", VersionComparison.Equal, "9")] },
            Scripts = new PackageScripts { PostInstall = new PackageScript("true\n", "x") },
        });

        (await InfoAsync(apk)).ShouldEndWith("depend = /bin/sh\nprovides = cmd:tool=9\n");
    }

    [Theory]
    [InlineData("linux-x86_64-musl", "x86_64")]
    [InlineData("linux-aarch64-musl", "aarch64")]
    [InlineData("linux-armv7-musl", "armv7")]
    public void Architecture_and_file_name_are_Alpines(string target, string architecture)
    {
        var apk = ApkSamples.With(package => package with { Target = TargetTable.Get(target), Version = ApkSamples.Version("1.0.0-rc.2") });

        apk.FileName.ShouldBe($"tool-1.0.0_rc2-r0.{architecture}.apk");
    }

    // Without the digest of the data, which is its last line.
    private async Task<string> InfoAsync(ApkPackage apk)
    {
        await ApkFile.WriteAsync(_folder["tool.apk"], apk);
        var info = ApkSegments.Entries(ApkSegments.Split(await File.ReadAllBytesAsync(_folder["tool.apk"]))[0])[0].Text();
        return info[..info.LastIndexOf("datahash = ", StringComparison.Ordinal)];
    }
}

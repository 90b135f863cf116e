using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Payloads;

namespace Releasing.AcceptanceTests.Formats.Deb;

/// <summary>dpkg installs, verifies, upgrades, removes and purges.</summary>
public sealed class DebInstallTests : IDisposable
{
    private static readonly string s_over100 = "/usr/share/" + new string('a', 90) + "/" + new string('b', 60);
    private static readonly string s_over255 = "/usr/share/" + string.Join('/', Enumerable.Repeat(new string('ü', 40), 5));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData(PayloadCompression.Gzip)]
    [InlineData(PayloadCompression.Xz)]
    [InlineData(PayloadCompression.Zstd)]
    [InlineData(PayloadCompression.None)]
    public async Task Installs_files_with_their_modes_owners_and_times_and_long_names(PayloadCompression compression)
    {
        using var root = new DpkgRoot();
        var package = DebSample.Small(
            "1.0.0",
            DebSample.Directory("/usr"),
            DebSample.Directory("/usr/bin"),
            DebSample.Program("/usr/bin/tool", "#!/bin/sh\n"),
            DebSample.Link("/usr/bin/tool-link", "tool"),
            DebSample.Link("/usr/bin/tool-long-link", s_over100),
            DebSample.Program("/usr/bin/tool-setuid", "x") with { Mode = 0b100_111_101_101 },
            DebSample.Directory("/usr/share"),
            DebSample.Directory(Path.GetDirectoryName(s_over100)!),
            DebSample.File(s_over100, "over 100"),
            DebSample.File("/usr/share/grüße 日本語.txt", "x"),
            DebSample.Directory("/var"),
            DebSample.Directory("/var/tool") with { Owner = "daemon", Group = "adm", Mode = 0b001_111_101_000 },
            DebSample.File("/var/tool/state", "x") with { Owner = "daemon", Group = "adm", Mode = 0b110_100_000, ModificationTime = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero) },
            DebSample.File(s_over255, "over 255"));
        var deb = new DebPackage { Package = package with { Members = [.. WithParents(package.Members, s_over255)] }, Payload = new() { Compression = compression }, ControlPayload = new() { Compression = compression } };
        root.Accept("-i", await DebSample.WriteAsync(_folder.FullName, deb));

        var stat = Validator.Require("stat");
        Stat("/usr/bin/tool").ShouldBe("755 0:0 regular file 1770091506");
        Stat("/usr/bin/tool-setuid").ShouldBe("4755 0:0 regular file 1770091506");
        Stat("/usr/bin/tool-link").ShouldBe("777 0:0 symbolic link 1770091506");
        Stat("/usr/bin").ShouldStartWith("755 0:0 directory ");
        Stat("/var/tool").ShouldStartWith("1750 1:4 directory ");
        Stat("/var/tool/state").ShouldBe("640 1:4 regular file 1577934245");
        File.ResolveLinkTarget(root["/usr/bin/tool-link"], false)!.Name.ShouldBe("tool");
        new FileInfo(root["/usr/bin/tool-long-link"]).LinkTarget.ShouldBe(s_over100);
        root.Read(s_over100).ShouldBe("over 100");
        root.Read(s_over255).ShouldBe("over 255");
        File.Exists(root["/usr/share/grüße 日本語.txt"]).ShouldBeTrue();
        root.Verify("tool").ShouldBe("");

        root.Accept("-P", "tool");
        Directory.Exists(root["/usr"]).ShouldBeFalse();

        string Stat(string path) => stat.Accept("-c", "%a %u:%g %F %Y", root[path]).TrimEnd();
    }

    [SkippableFact]
    public async Task Verification_finds_a_changed_byte()
    {
        using var root = new DpkgRoot();
        root.Accept("-i", await WriteAsync(DebSample.Small("1.0.0", DebSample.File("/tool.txt", "one"), DebSample.File("/same.txt", "same"))));
        root.Verify("tool").ShouldBe("");

        root.Write("/tool.txt", "two");

        root.Verify("tool").ShouldBe("??5??????   /tool.txt\n");
    }

    [SkippableFact]
    public async Task An_edited_conffile_is_kept_on_upgrade_and_removal_and_gone_after_purge()
    {
        using var root = new DpkgRoot();
        root.Accept("-i", await WriteAsync(WithConfig("1.0.0", "first")));
        root.Write("/etc/edited.conf", "mine");

        root.Accept("-i", await WriteAsync(WithConfig("1.1.0", "second")));
        root.Read("/etc/edited.conf").ShouldBe("mine");
        root.Read("/etc/edited.conf.dpkg-dist").ShouldBe("second");
        root.Read("/etc/plain.conf").ShouldBe("second");
        root.Read("/usr/tool").ShouldBe("second");
        root.Accept("-s", "tool").ShouldContain("\nConffiles:\n /etc/edited.conf ");

        root.Accept("-r", "tool");
        root.Read("/etc/edited.conf").ShouldBe("mine");
        root.Read("/etc/plain.conf").ShouldBe("second");
        File.Exists(root["/usr/tool"]).ShouldBeFalse();

        root.Accept("-P", "tool");
        File.Exists(root["/etc/edited.conf"]).ShouldBeFalse();
        File.Exists(root["/etc/plain.conf"]).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Scripts_run_in_order_with_the_arguments_of_policy()
    {
        using var root = new DpkgRoot();
        root.Accept("-i", await WriteAsync(WithScripts("1.0.0")));
        Log().ShouldBe(["preinst 1.0.0 install", "postinst 1.0.0 configure "]);

        root.Accept("-i", await WriteAsync(WithScripts("1.1.0")));
        Log().ShouldBe(
        [
            "prerm 1.0.0 upgrade 1.1.0-1", "preinst 1.1.0 upgrade 1.0.0-1 1.1.0-1", "postrm 1.0.0 upgrade 1.1.0-1", "postinst 1.1.0 configure 1.0.0-1",
        ]);

        root.Accept("-r", "tool");
        Log().ShouldBe(["prerm 1.1.0 remove", "postrm 1.1.0 remove"]);

        root.Accept("-P", "tool");
        Log().ShouldBe(["postrm 1.1.0 purge"]);

        string[] Log()
        {
            var lines = File.ReadAllLines(root["/log"]);
            File.Delete(root["/log"]);
            return lines;
        }
    }

    [SkippableFact]
    public async Task A_script_that_fails_stops_the_installation()
    {
        using var root = new DpkgRoot();
        var package = DebSample.Small("1.0.0") with { Scripts = new PackageScripts { PreInstall = DebSample.Script("exit 3\n") } };

        var verdict = root.Run("-i", await WriteAsync(package));

        verdict.ExitCode.ShouldNotBe(0);
        verdict.Error.ShouldContain("exit status 3");
    }

    [SkippableFact]
    public async Task A_trigger_reaches_the_package_that_is_interested()
    {
        using var root = new DpkgRoot();
        var interested = DebSample.Small("1.0.0") with { Name = "listener", Scripts = new PackageScripts { PostInstall = DebSample.Script("echo \"$*\" >> \"$DPKG_ROOT/log\"\n") } };
        root.Accept("-i", await DebSample.WriteAsync(_folder.FullName, new DebPackage
        {
            Package = interested,
            Triggers = [new(DebTriggerKind.InterestNoAwait, "/usr/share/things"), new(DebTriggerKind.Interest, "called")],
        }));

        root.Accept("-i", await DebSample.WriteAsync(_folder.FullName, new DebPackage
        {
            Package = DebSample.Small("1.0.0", DebSample.Directory("/usr"), DebSample.Directory("/usr/share"), DebSample.Directory("/usr/share/things"), DebSample.File("/usr/share/things/one", "1")),
            Triggers = [new(DebTriggerKind.ActivateNoAwait, "called")],
        }));

        File.ReadAllLines(root["/log"]).ShouldBe(["configure ", "triggered /usr/share/things called"]);
    }

    [SkippableFact]
    public async Task A_prerelease_is_upgraded_to_its_release_and_the_way_back_is_a_downgrade()
    {
        string[] order = ["1.2.3", "1.3.0-alpha", "1.3.0-alpha.1", "1.3.0-beta.2", "1.3.0-beta.11", "1.3.0-rc.1", "1.3.0", "1.3.0+build.1", "1.3.1-rc.1"];
        using var root = new DpkgRoot();
        var versions = order.Select(version => DebVersion.Of(DebSample.Small(version).Version)).ToList();
        foreach (var (older, newer) in versions.Zip(versions.Skip(1)))
        {
            root.Run("--compare-versions", older, "lt", newer).ExitCode.ShouldBe(0, $"{older} < {newer}");
        }

        var candidate = await WriteAsync(DebSample.Small("1.3.0-rc.1"));
        var release = await WriteAsync(DebSample.Small("1.3.0"));
        root.Accept("-i", candidate);
        root.Run("-i", release).Error.ShouldNotContain("downgrading");
        root.Accept("-s", "tool").ShouldContain("\nVersion: 1.3.0-1\n");
        root.Run("-i", candidate).Error.ShouldContain("downgrading tool from 1.3.0-1 to 1.3.0~rc.1-1");

        var epoch = DebSample.Small("0.1.0");
        root.Run("-i", await WriteAsync(epoch with { Version = epoch.Version with { Epoch = 1 } })).Error.ShouldNotContain("downgrading");
        root.Accept("-s", "tool").ShouldContain("\nVersion: 1:0.1.0-1\n");
    }

    private static LinuxPackage WithConfig(string version, string text) => DebSample.Small(
        version,
        DebSample.Directory("/etc"),
        DebSample.File("/etc/edited.conf", text) with { Traits = PackageFileTraits.Config },
        DebSample.File("/etc/plain.conf", text) with { Traits = PackageFileTraits.NoReplace },
        DebSample.Directory("/usr"),
        DebSample.File("/usr/tool", text));

    private static LinuxPackage WithScripts(string version)
    {
        PackageScript Logs(string name) => DebSample.Script($"echo \"{name} {version} $*\" >> \"$DPKG_ROOT/log\"\n");
        return DebSample.Small(version) with
        {
            Scripts = new PackageScripts { PreInstall = Logs("preinst"), PostInstall = Logs("postinst"), PreRemove = Logs("prerm"), PostRemove = Logs("postrm") },
        };
    }

    private static IEnumerable<PackageMember> WithParents(IEnumerable<PackageMember> members, string path)
    {
        var all = members.ToDictionary(member => member.Path);
        for (var parent = Path.GetDirectoryName(path)!; parent != "/"; parent = Path.GetDirectoryName(parent)!)
        {
            all.TryAdd(parent, DebSample.Directory(parent));
        }

        return all.Values.OrderBy(member => member.Path, StringComparer.Ordinal);
    }

    private Task<string> WriteAsync(LinuxPackage package) => DebSample.WriteAsync(_folder.FullName, new DebPackage { Package = package });
}

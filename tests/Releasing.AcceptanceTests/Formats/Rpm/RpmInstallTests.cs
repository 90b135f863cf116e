using Releasing.Formats.Linux;
using Releasing.Formats.Rpm;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>Packages installed, upgraded, verified and removed by rpm itself.</summary>
public sealed class RpmInstallTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Files_arrive_with_modes_owners_times_and_links_and_go_again()
    {
        using var root = new RpmRoot();
        root.Install(await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName));

        Stat(root, "/usr/bin/tool").ShouldBe("755 0 0 1772496000 regular file");
        Stat(root, "/usr/bin/tool-setuid").ShouldBe("4755 0 0 1772496000 regular file");
        Stat(root, "/etc/tool").ShouldMatch("^750 0 0 [0-9]+ directory$");
        Stat(root, "/etc/tool/kept.conf").ShouldBe("640 0 4 1772496000 regular file");
        Stat(root, "/var/lib/tool").ShouldMatch("^2775 1 1 [0-9]+ directory$");
        File.ResolveLinkTarget(root["/usr/bin/tl"], returnFinalTarget: false)!.Name.ShouldBe("tool");
        root.Read("/usr/bin/tool").ShouldBe("#!/bin/sh\necho 1.0.0\n");
        File.ReadAllBytes(root["/usr/bin/tool-setuid"]).ShouldBe(new byte[5000]);
        File.Exists(root["/var/log/tool.log"]).ShouldBeFalse();
        root.Accept("-qf", root["/usr/bin/tool"][root.Folder.Length..]).ShouldBe("tool-1.0.0-1.x86_64\n");
        root.Run("-qf", "/usr/bin").Output.ShouldContain("not owned by any package");

        root.Write("/var/log/tool.log", "a line\n");
        root.Accept("-e", "tool");
        foreach (var path in new[] { "/usr/bin/tool", "/etc/tool", "/var/lib/tool", "/usr/share/doc/tool", "/var/log/tool.log" })
        {
            (File.Exists(root[path]) || Directory.Exists(root[path])).ShouldBeFalse(path);
        }
    }

    [SkippableFact]
    public async Task Verification_is_silent_until_something_changes()
    {
        using var root = new RpmRoot();
        root.Install(await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName));

        root.Accept("-V", "--nodeps", "tool").ShouldBe("");

        File.AppendAllText(root["/usr/bin/tool"], "# changed\n");
        File.AppendAllText(root["/etc/tool/kept.conf"], "# changed\n");
        File.Delete(root["/usr/bin/tl"]);
        var verdict = root.Run("-V", "--nodeps", "tool");
        verdict.ExitCode.ShouldNotBe(0);
        verdict.Output.ShouldContain("S.5....T.    /usr/bin/tool\n");
        verdict.Output.ShouldContain("S.5....T.  c /etc/tool/kept.conf\n");
        verdict.Output.ShouldContain("missing     /usr/bin/tl\n");
    }

    [SkippableFact]
    public async Task Edited_configuration_is_kept_and_the_new_one_put_beside_it()
    {
        using var root = new RpmRoot();
        root.Install(await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName));
        root.Write("/etc/tool/kept.conf", "mine\n");
        root.Write("/etc/tool/replaced.conf", "mine\n");

        root.Install(await ToolPackage.Of("1.1.0").WriteAsync(_folder.FullName));

        root.Read("/etc/tool/kept.conf").ShouldBe("mine\n");
        root.Read("/etc/tool/kept.conf.rpmnew").ShouldBe("version = 1.1.0\n");
        root.Read("/etc/tool/replaced.conf").ShouldBe("version = 1.1.0\n");
        root.Read("/etc/tool/replaced.conf.rpmsave").ShouldBe("mine\n");

        root.Accept("-e", "tool");
        root.Read("/etc/tool/kept.conf.rpmsave").ShouldBe("mine\n");
    }

    [SkippableFact]
    public async Task Scripts_run_in_order_with_the_number_of_versions_that_are_there_then()
    {
        using var root = new RpmRoot();
        root.Install(await ToolPackage.Of("1.0.0").WriteAsync(_folder.FullName));
        root.Read("/scripts.log").ShouldBe("pre 1.0.0 1\npost 1.0.0 1\nposttrans 1.0.0 1\n");

        File.Delete(root["/scripts.log"]);
        root.Install(await ToolPackage.Of("1.1.0").WriteAsync(_folder.FullName));
        root.Read("/scripts.log").ShouldBe("pre 1.1.0 2\npost 1.1.0 2\npreun 1.0.0 1\npostun 1.0.0 1\nposttrans 1.1.0 2\n");

        File.Delete(root["/scripts.log"]);
        root.Accept("-e", "tool");
        root.Read("/scripts.log").ShouldBe("preun 1.1.0 0\npostun 1.1.0 0\n");
    }

    [SkippableFact]
    public async Task A_failing_script_before_installation_prevents_it()
    {
        using var root = new RpmRoot();
        var package = ToolPackage.Of("1.0.0");
        var failing = package with { Package = package.Package with { Scripts = new PackageScripts { PreInstall = new PackageScript("exit 3", "the test") } } };

        root.Run("-U", "--nodeps", await failing.WriteAsync(_folder.FullName)).ExitCode.ShouldNotBe(0);

        File.Exists(root["/usr/bin/tool"]).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Triggers_run_when_the_other_package_comes_and_goes()
    {
        using var root = new RpmRoot();
        var package = ToolPackage.Of("1.0.0").WithMembers() with
        {
            Triggers =
            [
                new RpmTrigger(RpmTriggerKind.Install, [new PackageRelation("other", VersionComparison.GreaterOrEqual, "2"), new PackageRelation("third")], Script("in $1 $2")),
                new RpmTrigger(RpmTriggerKind.AfterRemove, [new PackageRelation("other")], Script("gone $1 $2")),
            ],
        };
        root.Install(await package.WriteAsync(_folder.FullName));
        File.Exists(root["/triggers.log"]).ShouldBeFalse();

        root.Install(await Other("1.0.0").WriteAsync(_folder.FullName));
        root.Install(await Other("2.0.0").WriteAsync(_folder.FullName));
        root.Accept("-e", "other");

        root.Read("/triggers.log").ShouldBe("in 1 2\ngone 1 1\ngone 1 0\n");

        static PackageScript Script(string words) => new($"echo {words} >> /triggers.log", "the test");
        static RpmPackage Other(string version)
        {
            var other = ToolPackage.Of(version).WithMembers();
            return other with { Package = other.Package with { Name = "other" } };
        }
    }

    [SkippableFact]
    public async Task A_release_follows_its_pre_releases_and_an_older_version_is_refused()
    {
        using var root = new RpmRoot();
        foreach (var version in new[] { "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0-rc.1", "1.0.0-rc.10", "1.0.0", "1.0.0+build.5", "1.0.1-rc.1" })
        {
            root.Install(await ToolPackage.Of(version).WithMembers().WriteAsync(_folder.FullName));
            root.Accept("-q", "tool").ShouldBe($"tool-{version.Replace("-", "~", StringComparison.Ordinal)}-1.x86_64\n");
        }

        var older = await ToolPackage.Of("1.0.0").WithMembers().WriteAsync(_folder.FullName);
        root.Run("-U", "--nodeps", older).Error.ShouldContain("is already installed");
        root.Run("-U", "--nodeps", "--oldpackage", older).ShouldBeAccepted();
        root.Accept("-q", "tool").ShouldBe("tool-1.0.0-1.x86_64\n");

        var package = ToolPackage.Of("0.1.0").WithMembers();
        root.Install(await (package with { Package = package.Package with { Version = package.Package.Version with { Epoch = 1 } } }).WriteAsync(_folder.FullName));
        root.Accept("-q", "--qf", "%{EVR}", "tool").ShouldBe("1:0.1.0-1");
    }

    [SkippableFact]
    public async Task What_is_not_there_is_missed_before_installation()
    {
        using var root = new RpmRoot();
        var package = ToolPackage.Of("1.0.0").WithMembers();
        var needy = package with
        {
            Package = package.Package with
            {
                Relations = new PackageRelations
                {
                    Depends = [new PackageRelation("absent", VersionComparison.GreaterOrEqual, "2"), new PackageRelation("one") { Alternatives = [new PackageRelation("two")] }],
                },
            },
        };

        var verdict = root.Run("-U", await needy.WriteAsync(_folder.FullName));

        verdict.Error.ShouldContain("absent >= 2 is needed by tool-1.0.0-1.x86_64");
        verdict.Error.ShouldContain("(one or two) is needed by tool-1.0.0-1.x86_64");
        verdict.Error.ShouldNotContain("rpmlib(");
    }

    private static string Stat(RpmRoot root, string path) => Validator.Require("stat").Accept("-c", "%a %u %g %Y %F", root[path]).TrimEnd('\n');
}

using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.Core.Tests.Formats.Linux.Scripts;

public sealed class JoinedScriptsTests
{
    private static readonly PackageService s_service = new("units/tool.service");

    [Theory]
    [InlineData(PackageFormats.Deb)]
    [InlineData(PackageFormats.Rpm)]
    [InlineData(PackageFormats.Apk)]
    public void Scripts_that_need_no_joining_stay_as_they_were_written_in_any_language(PackageFormats format)
    {
        var scripts = new PackageScripts { PreInstall = Script("#!/usr/bin/python3\nprint()\n"), PostRemove = Script("echo gone\n") };

        var package = Package(scripts);

        package.ScriptsFor(format).ShouldBe(scripts);
        package.ScriptProblems(format).ShouldBeEmpty();
    }

    [Fact]
    public void A_package_without_scripts_has_none()
    {
        foreach (var format in new[] { PackageFormats.Deb, PackageFormats.Rpm, PackageFormats.Apk })
        {
            Package(new PackageScripts()).ScriptsFor(format).ShouldBe(new PackageScripts());
        }
    }

    [Fact]
    public void Apk_has_upgrade_scripts_of_its_own_and_no_units()
    {
        var scripts = new PackageScripts { PreInstall = Script("a\n"), PreUpgrade = Script("b\n") };

        Package(scripts, s_service).ScriptsFor(PackageFormats.Apk).ShouldBe(scripts);
        Package(scripts, new PackageService("tool.txt")).ScriptProblems(PackageFormats.Apk).ShouldBeEmpty();
    }

    [Fact]
    public void An_upgrade_script_runs_instead_of_the_installation_script()
    {
        var scripts = new PackageScripts { PreInstall = Script("#!/bin/sh -eu\necho install\nexit 0\n"), PreUpgrade = Script("# nothing yet\n") };

        var script = Package(scripts).ScriptsFor(PackageFormats.Deb).PreInstall!;

        script.Text.ShouldBe(
            """
            #!/bin/sh

            own_preinst_upgrade() (
            :
            # nothing yet
            )


            own_preinst() (
            set -eu
            echo install
            exit 0
            )

            if [ "$1" = upgrade ]; then
                own_preinst_upgrade "$@"
            else
                own_preinst "$@"
            fi
            status=$?
            exit "$status"

            """.ReplaceLineEndings("\n"));
        Package(scripts).ScriptsFor(PackageFormats.Rpm).PreInstall!.Text.ShouldContain("if [ \"$1\" -gt 1 ]; then\n    own_pre_upgrade \"$@\"\nelse\n    own_pre \"$@\"\nfi\n");
    }

    [Fact]
    public void Debian_enables_once_starts_and_restarts() =>
        Package(new PackageScripts(), s_service).ScriptsFor(PackageFormats.Deb).PostInstall!.Text.ShouldBe(
            """
            #!/bin/sh
            set -e

            case "$1" in
            configure|abort-upgrade|abort-deconfigure|abort-remove)
                if command -v deb-systemd-helper >/dev/null; then
                    if deb-systemd-helper --quiet was-enabled 'tool.service'; then
                        deb-systemd-helper enable 'tool.service' >/dev/null || true
                    else
                        deb-systemd-helper update-state 'tool.service' >/dev/null || true
                    fi
                fi
                if [ -z "${DPKG_ROOT:-}" ] && [ -d /run/systemd/system ]; then
                    systemctl --system daemon-reload >/dev/null || true
                    if [ -z "$2" ] && command -v deb-systemd-invoke >/dev/null; then
                        deb-systemd-invoke start 'tool.service' >/dev/null || true
                    fi
                    if [ -n "$2" ] && command -v deb-systemd-invoke >/dev/null; then
                        deb-systemd-invoke restart 'tool.service' >/dev/null || true
                    fi
                fi
                ;;
            esac

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Rpm_asks_the_presets_once() =>
        Package(new PackageScripts { PostInstall = Script("echo mine\n") }, s_service).ScriptsFor(PackageFormats.Rpm).PostInstall!.Text.ShouldBe(
            """
            #!/bin/sh

            own_post() (
            :
            echo mine
            )

            own_post "$@"
            status=$?

            if command -v systemctl >/dev/null; then
                if [ "$1" -eq 1 ]; then
                    systemctl --no-reload preset 'tool.service' >/dev/null 2>&1 || :
                fi
                if [ -d /run/systemd/system ]; then
                    systemctl daemon-reload >/dev/null 2>&1 || :
                fi
            fi

            exit "$status"

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Services_stop_before_the_packagers_script_removes_what_they_use()
    {
        foreach (var format in new[] { PackageFormats.Deb, PackageFormats.Rpm })
        {
            var text = Package(new PackageScripts { PreRemove = Script("rm -r /run/tool\n") }, s_service).ScriptsFor(format).PreRemove!.Text;

            text.IndexOf(" stop 'tool.service'", StringComparison.Ordinal).ShouldBeInRange(0, text.IndexOf("rm -r /run/tool", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("#!/usr/bin/python3\n", "/usr/bin/python3")]
    [InlineData("#!/bin/bash -e\n", "/bin/bash -e")]
    [InlineData("#!/bin/sh -o pipefail\n", "/bin/sh -o pipefail")]
    [InlineData("#!<lua>\n", "<lua>")]
    public void A_script_in_another_language_cannot_be_joined(string first, string interpreter)
    {
        var scripts = new PackageScripts { PostInstall = Script(first) };

        foreach (var format in new[] { PackageFormats.Deb, PackageFormats.Rpm })
        {
            Package(scripts).ScriptProblems(format).ShouldBeEmpty();
            var problem = Package(scripts, s_service).ScriptProblems(format).ShouldHaveSingleItem();
            problem.ShouldStartWith($"a test: the script is for {interpreter}, but it becomes one script with that of the services");
            Package(scripts with { PostUpgrade = Script("x\n") }).ScriptProblems(format).ShouldHaveSingleItem().ShouldContain("with that of the upgrade");
        }
    }

    [Theory]
    [InlineData("tool")]
    [InlineData("tool.conf")]
    [InlineData("-x.service")]
    [InlineData("a'; rm -rf x'.service")]
    [InlineData("a b.service")]
    [InlineData("")]
    public void A_name_that_is_no_unit_is_refused(string source) =>
        Package(new PackageScripts(), new PackageService(source)).ScriptProblems(PackageFormats.Deb).ShouldHaveSingleItem().ShouldContain("is no unit of systemd");

    [Fact]
    public void A_template_is_only_brought()
    {
        var template = new PackageService("tool@.service");

        template.Problems().ShouldHaveSingleItem().ShouldContain("is a template");
        (template with { Enable = false, Start = false, RestartOnUpgrade = false }).Problems().ShouldBeEmpty();
    }

    internal static PackageScript Script(string text) => new(text, "a test");

    private static LinuxPackage Package(PackageScripts scripts, params PackageService[] services) => new()
    {
        Name = "tool",
        Version = new PackageVersion { Upstream = SemanticVersion.Parse("1.0.0") },
        Summary = "A tool",
        Maintainer = "A <a@example.org>",
        ModificationTime = DateTimeOffset.UnixEpoch,
        Scripts = scripts,
        Services = [.. services],
    };
}

using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>What a shell makes of joined scripts.</summary>
public sealed class JoinedScriptsRunTests : IDisposable
{
    private static readonly string[] s_scripts = ["maintainer-script", "preinst", "postinst", "prerm", "postrm", "systemctl"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableTheory]
    [InlineData("echo usual $1; exit 0", "echo upgrade $1", "configure", "", "usual configure\n")]
    [InlineData("echo usual $1; exit 0", "echo upgrade $1", "configure", "1.0.0-1", "upgrade configure\n")]
    [InlineData("echo usual $1; exit 0", "echo upgrade $1", "abort-upgrade", "1.0.0-1", "usual abort-upgrade\n")]
    [InlineData("# only a comment", "cat <<EOF\nhere\nEOF", "configure", "1", "here\n")]
    [InlineData(null, "echo upgrade", "configure", "", "")]
    [InlineData(null, "echo upgrade", "configure", "1", "upgrade\n")]
    [InlineData("trap 'echo trapped' EXIT; echo a", "exit 1", "configure", "", "a\ntrapped\n")]
    public void One_of_two_scripts_runs(string? usual, string upgrade, string verb, string version, string output)
    {
        var scripts = new PackageScripts { PostInstall = usual is null ? null : Script(usual), PostUpgrade = Script(upgrade) };

        Run(scripts, PackageFormats.Deb, verb, version).ShouldBe(new Verdict(0, output, ""));
    }

    [SkippableTheory]
    [InlineData("set -e\nfalse\necho not reached", 1, "")]
    [InlineData("#!/bin/sh -e\nfalse\necho not reached", 1, "")]
    [InlineData("false\necho reached", 0, "reached\n")]
    [InlineData("exit 7", 7, "")]
    public void A_script_fails_as_it_does_alone(string usual, int code, string output)
    {
        foreach (var format in new[] { PackageFormats.Deb, PackageFormats.Rpm })
        {
            Run(new PackageScripts { PostInstall = Script(usual), PostUpgrade = Script("exit 99") }, format, format == PackageFormats.Deb ? "configure" : "1")
                .ShouldBe(new Verdict(code, output, ""));
        }
    }

    [SkippableTheory]
    [InlineData(PackageFormats.Deb, "configure", "exit 0", 0, true)]
    [InlineData(PackageFormats.Deb, "configure", "exit 3", 3, false)]
    [InlineData(PackageFormats.Rpm, "1", "exit 0", 0, true)]
    [InlineData(PackageFormats.Rpm, "1", "exit 3", 3, true)]
    public void A_service_is_enabled_whenever_the_installation_goes_on(PackageFormats format, string argument, string usual, int code, bool enabled)
    {
        var record = Path.Combine(_folder.FullName, "record");
        foreach (var program in new[] { "systemctl", "deb-systemd-helper", "deb-systemd-invoke" })
        {
            var path = Path.Combine(_folder.FullName, program);
            File.WriteAllText(path, $"#!/bin/sh\necho {program} \"$@\" >> '{record}'\n");
            ServiceRoot.MakeExecutable(path);
        }

        Run(new PackageScripts { PostInstall = Script($"PATH=/nowhere\n{usual}") }, format, [new PackageService("tool.service")], argument).ExitCode.ShouldBe(code);

        File.Exists(record).ShouldBe(enabled);
        if (enabled)
        {
            File.ReadAllText(record).ShouldContain(format == PackageFormats.Deb ? "deb-systemd-helper enable tool.service\n" : "systemctl --no-reload preset tool.service\n");
        }
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lintian_has_nothing_to_say_about_joined_scripts(bool withServices)
    {
        var lintian = Validator.Require("lintian");
        var package = ServiceSample.Package(_folder.FullName, "1.0.0", PackageFormats.Deb);
        var own = Script("set -e\nif [ \"$1\" = configure ]; then\n    echo hello\nfi");
        var deb = new DebPackage
        {
            Package = package with
            {
                Services = withServices ? package.Services : [],
                Members = withServices ? package.Members : [],
                Scripts = new PackageScripts { PreInstall = own, PreUpgrade = own, PostInstall = own, PostUpgrade = own, PreRemove = own, PostRemove = own },
            },
        };
        var path = Path.Combine(_folder.FullName, deb.FileName);
        await DebFile.WriteAsync(path, deb);

        var tags = lintian.Run("--allow-root", "--tag-display-limit", "0", "-EI", path).Output.Split('\n');

        // The package has neither documentation nor history; those are other tests' matter.
        tags.Where(tag => s_scripts.Any(script => tag.Contains(script, StringComparison.Ordinal))).ShouldBeEmpty();
        tags.ShouldContain(tag => tag.Contains("no-copyright-file", StringComparison.Ordinal), "lintian does look");
    }

    private static PackageScript Script(string text) => new(text + "\n", "a test");

    private Verdict Run(PackageScripts scripts, PackageFormats format, params string[] arguments) => Run(scripts, format, [], arguments);

    private Verdict Run(PackageScripts scripts, PackageFormats format, PackageService[] services, params string[] arguments)
    {
        var shell = Validator.Require("sh");
        var package = new LinuxPackage
        {
            Name = "tool",
            Version = new PackageVersion { Upstream = SemanticVersion.Parse("1.0.0") },
            Summary = "A tool",
            Maintainer = "A <a@example.org>",
            ModificationTime = DateTimeOffset.UnixEpoch,
            Scripts = scripts,
            Services = [.. services],
        };
        package.ScriptProblems(format).ShouldBeEmpty();
        var path = Path.Combine(_folder.FullName, "script");
        File.WriteAllText(path, $"PATH=\"{_folder.FullName}:$PATH\"\n" + package.ScriptsFor(format).PostInstall!.Text);
        return shell.Run([path, .. arguments]);
    }
}

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>Services are enabled, started, restarted, stopped and disabled by the real scripts, run by the real package managers.</summary>
public sealed class ServiceInstallTests : IDisposable
{
    private const string Service = "tool.service";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("releasing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Debian_has_a_service_enabled_restarted_stopped_and_purged()
    {
        var dpkg = Validator.Require("dpkg");
        using var root = new ServiceRoot();
        root.CopyPackage("perl-base");
        root.CopyPackage("init-system-helpers");
        foreach (var folder in new[] { "info", "updates", "triggers", "parts" })
        {
            Directory.CreateDirectory(root["/var/lib/dpkg/" + folder]);
        }

        root.Write("/var/lib/dpkg/status", "");
        root.Write("/var/log/dpkg.log", "");
        void Dpkg(params string[] arguments) => dpkg.Run(["--root=" + root.Folder, "--force-depends", .. arguments]).ShouldBeAccepted();

        Dpkg("--install", await ServiceSample.DebAsync(_folder.FullName, "1.0.0"));
        root.IsEnabled(Service).ShouldBeTrue();
        root.Calls().ShouldBe(["install configure ", "--system daemon-reload", "--quiet --system start tool.service"]);

        Dpkg("--install", await ServiceSample.DebAsync(_folder.FullName, "1.1.0"));
        root.IsEnabled(Service).ShouldBeTrue();
        root.Calls().ShouldBe(["remove upgrade again", "upgrade configure again", "--system daemon-reload", "--quiet --system restart tool.service"]);

        root.Disable(Service);
        Dpkg("--install", await ServiceSample.DebAsync(_folder.FullName, "1.2.0"));
        root.IsEnabled(Service).ShouldBeFalse("an administrator's choice outlives an upgrade");
        root.Calls();

        Dpkg("--remove", "tool");
        root.Calls().ShouldBe(["stop tool.service", "remove remove ", "--system daemon-reload"]);

        Dpkg("--purge", "tool");
        Directory.Exists(root["/var/lib/systemd/deb-systemd-helper-enabled"]).ShouldBeFalse("nothing remembers the service");
    }

    [SkippableFact]
    public async Task Debian_takes_the_links_of_an_enabled_service_away_when_it_is_purged()
    {
        var dpkg = Validator.Require("dpkg");
        using var root = new ServiceRoot();
        root.CopyPackage("perl-base");
        root.CopyPackage("init-system-helpers");
        Directory.CreateDirectory(root["/var/lib/dpkg/info"]);
        Directory.CreateDirectory(root["/var/lib/dpkg/updates"]);
        root.Write("/var/lib/dpkg/status", "");
        root.Write("/var/log/dpkg.log", "");

        dpkg.Run("--root=" + root.Folder, "--force-depends", "--install", await ServiceSample.DebAsync(_folder.FullName, "1.0.0")).ShouldBeAccepted();
        root.IsEnabled(Service).ShouldBeTrue();
        dpkg.Run("--root=" + root.Folder, "--purge", "tool").ShouldBeAccepted();

        root.IsEnabled(Service).ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Rpm_has_a_service_enabled_by_its_preset_restarted_stopped_and_disabled()
    {
        var rpm = Validator.Require("rpm");
        using var root = new ServiceRoot();
        void Rpm(params string[] arguments) => rpm.Run(["--root", root.Folder, "--dbpath", "/var/lib/rpm", .. arguments]).ShouldBeAccepted();
        Rpm("--initdb");

        Rpm("-U", "--nodeps", await ServiceSample.RpmAsync(_folder.FullName, "1.0.0"));
        root.IsEnabled(Service).ShouldBeTrue();
        root.Calls().ShouldBe(["install 1 ", "--no-reload preset tool.service", "daemon-reload"]);

        Rpm("-U", "--nodeps", await ServiceSample.RpmAsync(_folder.FullName, "1.1.0"));
        root.Calls().ShouldBe(["upgrade 2 ", "daemon-reload", "remove 1 ", "daemon-reload", "try-restart tool.service"]);

        root.Disable(Service);
        Rpm("-U", "--nodeps", await ServiceSample.RpmAsync(_folder.FullName, "1.2.0"));
        root.IsEnabled(Service).ShouldBeFalse("an administrator's choice outlives an upgrade");
        root.Calls();

        Rpm("-e", "tool");
        root.Calls().ShouldBe(["--no-reload disable tool.service", "stop tool.service", "remove 0 ", "daemon-reload"]);
    }
}

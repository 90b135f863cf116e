using Releasing.Formats.Deb;
using Releasing.Formats.Linux;
using Releasing.Formats.Linux.Parts;
using Releasing.Formats.Rpm;
using Releasing.Versions;

namespace Releasing.AcceptanceTests.Formats.Linux;

/// <summary>A package with a service, and with scripts of the packager's own that leave early.</summary>
internal static class ServiceSample
{
    public static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private const string Unit =
        """
        [Unit]
        Description=A tool
        Documentation=man:tool(1)

        [Service]
        ExecStart=/usr/bin/tool
        ProtectSystem=strict

        [Install]
        WantedBy=multi-user.target

        """;

    private static readonly string s_script = "echo \"own $1 ${2:+again}\" >> /systemctl.log\nexit 0\n";

    public static LinuxPackage Package(string folder, string version, PackageFormats format)
    {
        Directory.CreateDirectory(Path.Combine(folder, "units"));
        File.WriteAllText(Path.Combine(folder, "units/tool.service"), Unit.ReplaceLineEndings("\n"));
        IReadOnlyList<PackageService> services = [new PackageService("units/tool.service")];
        return new LinuxPackage
        {
            Name = "tool",
            Version = new PackageVersion { Upstream = SemanticVersion.Parse(version) },
            Summary = "does one thing well",
            Description = "It reads what it is given.",
            Maintainer = "Ada Lovelace <ada@example.org>",
            Licence = "MIT",
            ModificationTime = Time,
            Services = [.. services],
            Scripts = new PackageScripts { PostInstall = Script("install"), PostUpgrade = Script("upgrade"), PreRemove = Script("remove") },
            Members = PackageTree.Resolve(ServiceUnits.Contents("tool", folder, services), folder, format, Time),
        };
    }

    public static async Task<string> DebAsync(string folder, string version)
    {
        var deb = new DebPackage { Package = Package(folder, version, PackageFormats.Deb) };
        return (await DebFile.WriteAsync(Path.Combine(folder, deb.FileName), deb)).Path;
    }

    public static async Task<string> RpmAsync(string folder, string version)
    {
        var rpm = new RpmPackage { Package = Package(folder, version, PackageFormats.Rpm) };
        return (await RpmFile.WriteAsync(Path.Combine(folder, rpm.FileName), rpm)).Path;
    }

    private static PackageScript Script(string name) => new(s_script.Replace("own", name, StringComparison.Ordinal), name);
}

using System.Collections.Immutable;

namespace Releasing.Formats.Linux.Scripts;

/// <summary>Joins the packager's scripts with those for upgrades and services into the scripts that a format has.</summary>
internal static class MaintainerScripts
{
    public static PackageScripts For(LinuxPackage package, PackageFormats format)
    {
        var joined = Joined(package, format);
        return joined.Count == 0 ? package.Scripts : new PackageScripts
        {
            PreInstall = joined[0].ToScript(),
            PostInstall = joined[1].ToScript(),
            PreRemove = joined[2].ToScript(),
            PostRemove = joined[3].ToScript(),
        };
    }

    public static IEnumerable<string> Problems(LinuxPackage package, PackageFormats format) =>
        [.. Joined(package, format).SelectMany(script => script.Problems()).Distinct(), .. Units(package, format).SelectMany(service => service.Problems())];

    private static IReadOnlyList<JoinedScript> Joined(LinuxPackage package, PackageFormats format)
    {
        var own = package.Scripts;
        var units = Units(package, format);
        return format switch
        {
            PackageFormats.Deb =>
            [
                // Debian policy 6.5: preinst upgrade OLD-VERSION NEW-VERSION; postinst configure MOST-RECENTLY-CONFIGURED-VERSION, empty the first time.
                new("preinst", own.PreInstall, own.PreUpgrade, "[ \"$1\" = upgrade ]", ""),
                new("postinst", own.PostInstall, own.PostUpgrade, "[ \"$1\" = configure ] && [ -n \"$2\" ]", DebServiceScripts.PostInstall(units)),
                new("prerm", own.PreRemove, null, "", DebServiceScripts.PreRemove(units)) { ServicesFirst = true },
                new("postrm", own.PostRemove, null, "", DebServiceScripts.PostRemove(units)),
            ],
            PackageFormats.Rpm =>
            [
                // The argument is the number of versions that are installed when all is done: 1 the first time, 2 in an upgrade, 0 after the last removal.
                new("pre", own.PreInstall, own.PreUpgrade, "[ \"$1\" -gt 1 ]", ""),
                new("post", own.PostInstall, own.PostUpgrade, "[ \"$1\" -gt 1 ]", RpmServiceScripts.PostInstall(units)) { ServicesAlways = true },
                new("preun", own.PreRemove, null, "", RpmServiceScripts.PreRemove(units)) { ServicesFirst = true },
                new("postun", own.PostRemove, null, "", RpmServiceScripts.PostRemove(units)) { ServicesAlways = true },
            ],
            _ => [],
        };
    }

    private static ImmutableArray<PackageService> Units(LinuxPackage package, PackageFormats format) => (format & PackageService.Formats) != 0 ? package.Services : [];
}

namespace Releasing.Formats.Linux.Parts;

/// <summary>Puts units of systemd where packages have them, and says by a preset whether they are enabled.</summary>
public static class ServiceUnits
{
    /// <summary>
    /// The units in <c>/usr/lib/systemd/system</c> for deb and rpm. For rpm also <c>/usr/lib/systemd/system-preset/50-NAME.preset</c> (systemd.preset(5)): rpm's scripts ask the
    /// presets, and distributions end theirs with <c>disable *</c>. The scripts come from <see cref="LinuxPackage.Services"/>.
    /// </summary>
    /// <param name="package">The package's name.</param>
    /// <param name="folder">What relative paths start from.</param>
    /// <param name="services">The services.</param>
    public static IReadOnlyList<PackageContent> Contents(string package, string folder, IReadOnlyList<PackageService> services)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(services);
        List<PackageContent> contents =
        [
            .. services.Select(service => PackageContent.Files(Path.Combine(folder, service.Source), $"/usr/lib/systemd/system/{service.Unit}") with
            {
                Mode = Linux.Contents.PackageMode.File,
                Formats = PackageService.Formats,
            }),
        ];
        if (services.Count > 0)
        {
            var preset = string.Concat(services.Select(service => $"{(service.Enable ? "enable" : "disable")} {service.Unit}\n"));
            contents.Add(PartContent.Text(preset, "the services", $"/usr/lib/systemd/system-preset/50-{package}.preset") with { Formats = PackageFormats.Rpm });
        }

        return contents;
    }
}

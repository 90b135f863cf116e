using System.Collections.ObjectModel;
using Releasing.Formats.Linux;

namespace Releasing.Cake.Settings;

/// <summary>Services of systemd: <c>Services.Add("packaging/tool.service")</c>.</summary>
public sealed class ServiceList : Collection<PackageService>
{
    /// <summary>Adds a service that is enabled and started by the installation, restarted by an upgrade, and stopped by the removal.</summary>
    /// <param name="unitFile">The unit file, relative to the repository; it keeps its name.</param>
    public void Add(string unitFile) => Add(new PackageService(unitFile));
}

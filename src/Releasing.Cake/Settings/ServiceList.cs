using System.Collections.ObjectModel;

namespace Releasing.Cake.Settings;

/// <summary>Services of systemd: <c>Services.Add("packaging/tool.service")</c>.</summary>
public sealed class ServiceList : Collection<ServiceSettings>
{
    /// <summary>Adds a service that is enabled and started by the installation, restarted by an upgrade, and stopped by the removal.</summary>
    /// <param name="unitFile">The unit file, relative to the repository.</param>
    public void Add(string unitFile) => Add(new ServiceSettings(unitFile));
}

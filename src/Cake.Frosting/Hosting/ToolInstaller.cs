using Cake.Core.Diagnostics;
using Cake.Core.Packaging;

namespace Cake.Frosting.Hosting;

/// <summary>Installs tools with Cake's own installer.</summary>
internal sealed class ToolInstaller(Core.Tooling.IToolInstaller installer, ICakeLog log) : IToolInstaller
{
    public void Install(PackageReference tool)
    {
        log.Verbose("Installing tool {0}...", tool.OriginalString);

        // Cake's installer works while its answer is read, and not before.
        foreach (var file in installer.Install(tool))
        {
            log.Debug("Installed {0}", file.FullPath);
        }
    }
}

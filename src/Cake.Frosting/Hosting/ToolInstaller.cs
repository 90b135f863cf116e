using Cake.Core.Packaging;

namespace Cake.Frosting.Hosting;

/// <summary>Installs tools with Cake's own installer.</summary>
internal sealed class ToolInstaller(Cake.Core.Tooling.IToolInstaller installer) : IToolInstaller
{
    public void Install(PackageReference tool) => installer.Install(tool);
}

using Cake.Core.Packaging;

namespace Cake.Frosting;

/// <summary>Installs the tools that were asked for with <see cref="CakeHostExtensions.InstallTool"/>, before the first task.</summary>
public interface IToolInstaller
{
    /// <summary>Installs a tool and makes its files known to Cake's tool locator.</summary>
    /// <param name="tool">The package, such as <c>dotnet:?package=nbgv&amp;version=3.6.0</c>.</param>
    void Install(PackageReference tool);
}

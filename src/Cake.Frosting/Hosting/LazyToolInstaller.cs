using Cake.Core.IO;
using Cake.Core.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Hosting;

/// <summary>Makes Cake's tool installer when the first tool is installed: every run needs a context, the context an installer,
/// and the installer the whole NuGet client, which most runs never use and which is slow to load.</summary>
internal sealed class LazyToolInstaller(IServiceProvider provider) : Core.Tooling.IToolInstaller
{
    private readonly Lazy<Core.Tooling.IToolInstaller> _installer = new(() => ActivatorUtilities.CreateInstance<Core.Tooling.ToolInstaller>(provider));

    public IEnumerable<FilePath> Install(PackageReference tool) => _installer.Value.Install(tool);
}

using System.Reflection;
using Cake.Cli;
using Cake.Core;

namespace Cake.Frosting.Hosting;

/// <summary>The version of the Cake that runs, as <c>dotnet cake --version</c> tells it (Cake's own resolver reads the entry assembly, which is the build).</summary>
internal sealed class CakeVersion : IVersionResolver
{
    public string GetVersion() => GetProductVersion().Split('+')[0];

    public string GetProductVersion()
        => typeof(ICakeContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "Unknown";
}

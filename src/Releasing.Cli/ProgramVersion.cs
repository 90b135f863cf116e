using System.Reflection;
using Cake.Cli;

namespace Releasing.Cli;

/// <summary>What <c>--version</c> and <c>--info</c> print: the version of this program, where a build program prints Cake's.</summary>
internal sealed class ProgramVersion : IVersionResolver
{
    public string GetVersion() => GetProductVersion().Split('+')[0];

    public string GetProductVersion() =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "Unknown";
}

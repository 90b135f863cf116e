namespace Releasing.Cake.Tools.DotNet;

/// <summary>The servers that MSBuild and the compiler leave behind; a build that is one of several would meet those of the others.</summary>
internal static class DotNetServers
{
    /// <summary>Variables that keep them from starting.</summary>
    public static IReadOnlyDictionary<string, string> Off { get; } = new Dictionary<string, string>
    {
        ["MSBUILDDISABLENODEREUSE"] = "1", ["UseSharedCompilation"] = "false", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
    };

    /// <summary>Keeps them from starting in one run.</summary>
    public static TSettings WithoutServers<TSettings>(this TSettings settings)
        where TSettings : DotNetSettingsBase
    {
        settings.EnvironmentVariables ??= new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Off)
        {
            settings.EnvironmentVariables[name] = value;
        }

        return settings;
    }
}

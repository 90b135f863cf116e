using Cake.Core;

namespace Releasing.Cake.Tools.DotNet;

/// <summary>Runs the <c>dotnet</c> program.</summary>
/// <typeparam name="TSettings">What it shall do.</typeparam>
public sealed class DotNetRunner<TSettings> : LoggedTool<TSettings>
    where TSettings : DotNetSettingsBase
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public DotNetRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "dotnet";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["dotnet", "dotnet.exe"];
}

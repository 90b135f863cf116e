using Cake.Core;

namespace Releasing.Cake.Tools.Wix;

/// <summary>Runs <c>wix</c>, the WiX toolset (https://wixtoolset.org).</summary>
public sealed class WixRunner : LoggedTool<WixBuildSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public WixRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "wix";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["wix", "wix.exe"];
}

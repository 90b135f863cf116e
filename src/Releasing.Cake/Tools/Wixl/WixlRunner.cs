using Cake.Core;

namespace Releasing.Cake.Tools.Wixl;

/// <summary>Runs <c>wixl</c> of the msitools (https://wiki.gnome.org/msitools).</summary>
public sealed class WixlRunner : LoggedTool<WixlSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public WixlRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "wixl";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["wixl", "wixl.exe"];
}

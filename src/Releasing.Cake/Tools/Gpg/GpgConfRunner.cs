using Cake.Core;

namespace Releasing.Cake.Tools.Gpg;

/// <summary>Runs <c>gpgconf</c>, which comes with gpg.</summary>
public sealed class GpgConfRunner : LoggedTool<GpgConfSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public GpgConfRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "gpgconf";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["gpgconf", "gpgconf.exe"];
}

using Cake.Core;

namespace Releasing.Cake.Tools.Cosign;

/// <summary>Runs <c>cosign</c>.</summary>
public sealed class CosignRunner : LoggedTool<CosignSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public CosignRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "cosign";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["cosign", "cosign.exe"];
}

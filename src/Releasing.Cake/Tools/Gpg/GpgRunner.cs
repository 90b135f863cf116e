using Cake.Core;

namespace Releasing.Cake.Tools.Gpg;

/// <summary>Runs <c>gpg</c>.</summary>
public sealed class GpgRunner : LoggedTool<GpgSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public GpgRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "gpg";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["gpg", "gpg.exe", "gpg2"];
}

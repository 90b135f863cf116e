using Cake.Core;

namespace Releasing.Cake.Tools.HdiUtil;

/// <summary>Runs <c>hdiutil</c> of macOS (hdiutil(1)).</summary>
public sealed class HdiUtilRunner : LoggedTool<HdiUtilSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public HdiUtilRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "hdiutil";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["hdiutil"];
}

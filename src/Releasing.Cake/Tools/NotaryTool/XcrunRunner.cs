using Cake.Core;

namespace Releasing.Cake.Tools.NotaryTool;

/// <summary>Runs programs of Xcode by way of <c>xcrun</c> (xcrun(1)): notarytool, stapler.</summary>
public sealed class XcrunRunner : LoggedTool<XcrunSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public XcrunRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "xcrun";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["xcrun"];
}

using Cake.Core;

namespace Releasing.Cake.Tools.CodeSign;

/// <summary>Runs <c>codesign</c> of macOS (codesign(1)).</summary>
public sealed class CodeSignRunner : LoggedTool<CodeSignSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public CodeSignRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "codesign";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["codesign"];
}

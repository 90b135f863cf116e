using Cake.Core;

namespace Releasing.Cake.Tools.Go;

/// <summary>Runs <c>go build</c>.</summary>
public sealed class GoBuildRunner : LoggedTool<GoBuildSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public GoBuildRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "go";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["go", "go.exe"];
}

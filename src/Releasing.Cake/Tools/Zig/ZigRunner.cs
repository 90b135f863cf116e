using Cake.Core;

namespace Releasing.Cake.Tools.Zig;

/// <summary>Runs <c>zig</c>.</summary>
/// <typeparam name="TSettings">What it shall do.</typeparam>
public sealed class ZigRunner<TSettings> : LoggedTool<TSettings>
    where TSettings : LoggedToolSettings
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public ZigRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "zig";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["zig", "zig.exe"];
}

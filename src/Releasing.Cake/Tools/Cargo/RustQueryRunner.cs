using Cake.Core;

namespace Releasing.Cake.Tools.Cargo;

/// <summary>Asks <c>cargo</c> and <c>rustc</c>.</summary>
public sealed class RustQueryRunner : LoggedTool<RustQuerySettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public RustQueryRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="settings">The question; <see cref="LoggedToolSettings.Output"/> is set here.</param>
    /// <returns>Standard output.</returns>
    public string Ask(RustQuerySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var lines = new List<string>();
        settings.Output = lines.Add;
        Run(settings);
        return string.Join('\n', lines);
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "Rust";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames(RustQuerySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return [settings.Program, settings.Program + ".exe"];
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["cargo", "cargo.exe"];
}

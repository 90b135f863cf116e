using System.Text.Json;
using Cake.Core;

namespace Releasing.Cake.Tools.Cargo;

/// <summary>Runs <c>cargo build</c>, <c>cross build</c> or <c>cargo zigbuild</c>.</summary>
public sealed class CargoBuildRunner : LoggedTool<CargoBuildSettings>
{
    /// <summary>Creates the runner.</summary>
    /// <param name="context">Cake's context.</param>
    public CargoBuildRunner(ICakeContext context)
        : base(context)
    {
    }

    /// <summary>Builds, and reads from cargo's messages where each program lies.</summary>
    /// <param name="settings">What to build; <see cref="LoggedToolSettings.Output"/> is set here.</param>
    /// <returns>Program name to the full path of its file.</returns>
    public IReadOnlyDictionary<string, string> Build(CargoBuildSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var programs = new Dictionary<string, string>(StringComparer.Ordinal);
        settings.Output = line => Read(line, programs, settings);
        Run(settings);
        return programs;
    }

    /// <inheritdoc/>
    protected override string GetToolName() => "cargo";

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames(CargoBuildSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var program = settings.Driver == "cross" ? "cross" : "cargo";
        return [program, program + ".exe"];
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> GetToolExecutableNames() => ["cargo", "cargo.exe"];

    // One JSON object a line ("External tools", the Cargo book); build scripts may print other lines between them.
    private static void Read(string line, Dictionary<string, string> programs, CargoBuildSettings settings)
    {
        if (!line.StartsWith('{'))
        {
            settings.Log?.WriteLine(line);
            return;
        }

        using var message = JsonDocument.Parse(line);
        var root = message.RootElement;
        if (root.TryGetProperty("reason", out var reason) && reason.ValueEquals("compiler-artifact")
            && root.TryGetProperty("executable", out var executable) && executable.GetString() is { } path
            && root.GetProperty("target") is var target && target.GetProperty("kind").EnumerateArray().Any(kind => kind.ValueEquals("bin")))
        {
            lock (programs)
            {
                programs[target.GetProperty("name").GetString()!] = path;
            }
        }
    }
}

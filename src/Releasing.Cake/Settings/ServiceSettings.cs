using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>A service of systemd that comes with the packages.</summary>
/// <param name="UnitFile">The unit file, relative to the repository; it keeps its name.</param>
public sealed record ServiceSettings(string UnitFile)
{
    private static readonly string[] s_kinds = [".service", ".socket", ".timer", ".path", ".mount", ".target"];

    /// <summary>The installation enables it, so that it starts with the machine. Default: yes.</summary>
    public bool Enable { get; init; } = true;

    /// <summary>The installation starts it. Default: yes.</summary>
    public bool Start { get; init; } = true;

    /// <summary>An upgrade restarts it where it runs. Default: yes.</summary>
    public bool RestartOnUpgrade { get; init; } = true;

    internal IEnumerable<string> Validate()
    {
        if (!s_kinds.Contains(Path.GetExtension(UnitFile), StringComparer.Ordinal))
        {
            yield return $"Settings.LinuxPackages.Services has '{PlainText.Line(UnitFile)}'. Name a unit file that ends with {string.Join(", ", s_kinds)}.";
        }
    }
}

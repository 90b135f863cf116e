namespace Releasing.Cake.Settings;

/// <summary>How Zig and C programs are built.</summary>
public sealed class ZigSettings
{
    /// <summary>Builds Zig and C programs. Default: null, which means when there is a build.zig, or when <see cref="Programs"/> has entries.</summary>
    public bool? Enabled { get; set; }

    /// <summary>C programs compiled by <c>zig cc</c>: program name to its source patterns. Default: empty, which means <c>zig build</c> when there is a build.zig.</summary>
    public IDictionary<string, IReadOnlyList<string>> Programs { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Names of the programs that <c>zig build</c> installs. Default: empty, which means the project's name.</summary>
    public IList<string> Installs { get; } = new List<string>();

    /// <summary>More arguments for the compiler. Default: none.</summary>
    public IList<string> CompilerArguments { get; } = new List<string>();
}

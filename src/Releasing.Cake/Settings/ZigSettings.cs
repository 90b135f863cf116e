namespace Releasing.Cake.Settings;

/// <summary>How Zig and C programs are built.</summary>
public sealed class ZigSettings
{
    /// <summary>
    /// Builds Zig and C programs. Default: null, which means when there is a build.zig, when <see cref="Programs"/> has entries, or when the top or <c>src/</c> has C files
    /// with a <c>main</c> and no other language has a manifest at the top.
    /// </summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Programs compiled by <c>zig cc</c> (or <c>zig c++</c>): program name to patterns of its source files. Default: empty, which means <c>zig build</c> when there is a
    /// build.zig, and otherwise one program, named after the project, of all <c>*.c</c> at the top or in <c>src/</c>.
    /// </summary>
    public IDictionary<string, IReadOnlyList<string>> Programs { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Names of the programs that <c>zig build</c> installs. Default: empty, which means the project's name.</summary>
    public IList<string> Installs { get; } = new List<string>();

    /// <summary>How <c>zig build</c> optimises: <c>ReleaseSafe</c>, <c>ReleaseFast</c> or <c>ReleaseSmall</c>. Default: <c>ReleaseSafe</c>.</summary>
    public string Optimize { get; set; } = "ReleaseSafe";

    /// <summary>
    /// More arguments for the compiler (or for <c>zig build</c>), in which <c>{version}</c>, <c>{commit}</c> and <c>{date}</c> are filled in, such as
    /// <c>-DVERSION="{version}"</c>. Default: none.
    /// </summary>
    public IList<string> CompilerArguments { get; } = new List<string>();

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Optimize is not ("ReleaseSafe" or "ReleaseFast" or "ReleaseSmall"))
        {
            yield return $"Settings.Zig.Optimize is '{Optimize}'. Set ReleaseSafe, ReleaseFast or ReleaseSmall.";
        }

        foreach (var problem in Programs.Keys.SelectMany(name => ProgramNames.Check("Settings.Zig.Programs", name))
            .Concat(Installs.SelectMany(name => ProgramNames.Check("Settings.Zig.Installs", name))))
        {
            yield return problem;
        }
    }
}

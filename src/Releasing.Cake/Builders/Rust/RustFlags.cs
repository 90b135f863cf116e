using Releasing.Artifacts;
using Releasing.Toml;

namespace Releasing.Cake.Builders.Rust;

/// <summary>
/// The compiler's flags: ours (no path of this machine, no time of linking) after those of the repository. Flags in the environment put every flag of
/// cargo's files out of force ("build.rustflags", the Cargo book), so where a file has some, ours are handed over as configuration, which cargo joins.
/// </summary>
internal sealed record RustFlags
{
    private const char Separator = '\u001F';

    private RustFlags(IReadOnlyList<string> inherited, bool byConfiguration)
    {
        Inherited = inherited;
        ByConfiguration = byConfiguration;
    }

    /// <summary>Flags of the repository or the environment that ours must repeat.</summary>
    public IReadOnlyList<string> Inherited { get; }

    /// <summary>Ours go into cargo's configuration instead of the environment.</summary>
    public bool ByConfiguration { get; }

    /// <summary>A digest of the flags that come from outside, for the fingerprint; they may name paths.</summary>
    public string Digest => Inherited.Count == 0 ? "" : FileDigest.OfText(string.Join(Separator, Inherited));

    /// <summary>What the repository and the environment say.</summary>
    public static RustFlags Read(RustToolchain toolchain)
    {
        if (toolchain.Variable("CARGO_ENCODED_RUSTFLAGS") is { } encoded)
        {
            return new RustFlags(encoded.Split(Separator), byConfiguration: false);
        }

        if (toolchain.Variable("RUSTFLAGS") is { } plain)
        {
            return new RustFlags(Words(plain), byConfiguration: false);
        }

        if (toolchain.Configuration is not { } configuration)
        {
            return new RustFlags([], byConfiguration: false);
        }

        var forTargets = configuration.Table("target") is { } targets && targets.Keys.Any(key => Flags(targets, key).Count > 0);

        // Flags for targets put those for every build out of force, so the latter only matter alone.
        return forTargets ? new RustFlags([], byConfiguration: true) : new RustFlags(Flags(configuration, "build"), byConfiguration: false);
    }

    /// <summary>What makes two folders give the same bytes; the last prefix that fits wins, so the inner folders come last.</summary>
    public static IReadOnlyList<string> Reproducible(string triple, string root, string targetFolder, string cargoHome, string sysroot)
    {
        List<string> flags =
        [
            $"--remap-path-prefix={cargoHome}=/cargo", $"--remap-path-prefix={sysroot}=/rust", $"--remap-path-prefix={root}=/src", $"--remap-path-prefix={targetFolder}=/target",
        ];
        if (triple.EndsWith("-msvc", StringComparison.Ordinal))
        {
            // A digest of the contents in place of the time stamp in the PE header.
            flags.AddRange(["-C", "link-arg=/Brepro"]);
        }
        else if (triple.EndsWith("-windows-gnu", StringComparison.Ordinal))
        {
            flags.AddRange(["-C", "link-arg=-Wl,--no-insert-timestamp"]);
        }

        return flags;
    }

    /// <summary>The value of CARGO_ENCODED_RUSTFLAGS.</summary>
    public static string Encode(IEnumerable<string> flags) => string.Join(Separator, flags);

    private static List<string> Flags(TomlTable table, string key) => table.Text(key, "rustflags") is { } text
        ? Words(text)
        : [.. table.List(key, "rustflags").OfType<string>()];

    private static List<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

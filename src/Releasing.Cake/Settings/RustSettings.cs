namespace Releasing.Cake.Settings;

/// <summary>How Rust programs are built.</summary>
public sealed class RustSettings
{
    /// <summary>Builds Rust programs. Default: null, which means when there is a Cargo.toml at the top and a program in its workspace.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Programs to build. Default: empty, which means every <c>bin</c> target of the workspace whose package may be published or lies at the top
    /// (all of them when that leaves none) and whose <c>required-features</c> are on.
    /// </summary>
    public IList<string> Binaries { get; } = new List<string>();

    /// <summary>Cargo features. Default: none beside the default ones.</summary>
    public IList<string> Features { get; } = new List<string>();

    /// <summary>Leaves the default features out. Default: no.</summary>
    public bool NoDefaultFeatures { get; set; }

    /// <summary>The program that builds a target: <c>auto</c>, <c>cargo</c>, <c>cross</c> or <c>cargo-zigbuild</c>. Default: <c>auto</c>, the first that can.</summary>
    public string Driver { get; set; } = "auto";

    /// <summary>Link-time optimisation: <c>fat</c>, <c>thin</c> or <c>off</c>. Default: <c>fat</c>.</summary>
    public string Lto { get; set; } = "fat";

    /// <summary>Code generation units, 1 to 256. Default: 1, the smallest and fastest program.</summary>
    public int CodegenUnits { get; set; } = 1;

    /// <summary>Strips symbols. Default: yes.</summary>
    public bool Strip { get; set; } = true;

    /// <summary>Ends the process at a panic instead of unwinding. Default: no, the profile in Cargo.toml decides.</summary>
    public bool PanicAbort { get; set; }

    /// <summary>Builds with the lock file as it is. Default: yes.</summary>
    public bool Locked { get; set; } = true;

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (Driver is not ("auto" or "cargo" or "cross" or "cargo-zigbuild"))
        {
            yield return $"Settings.Rust.Driver is '{Driver}'. Set auto, cargo, cross or cargo-zigbuild.";
        }

        if (Lto is not ("fat" or "thin" or "off"))
        {
            yield return $"Settings.Rust.Lto is '{Lto}'. Set fat, thin or off.";
        }

        if (CodegenUnits is < 1 or > 256)
        {
            yield return $"Settings.Rust.CodegenUnits is {CodegenUnits}. Set a number from 1 to 256.";
        }
    }
}

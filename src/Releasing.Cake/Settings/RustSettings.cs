namespace Releasing.Cake.Settings;

/// <summary>How Rust programs are built.</summary>
public sealed class RustSettings
{
    /// <summary>Builds Rust programs. Default: null, which means when there is a Cargo.toml at the top.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Programs to build. Default: empty, which means every <c>bin</c> target of the workspace whose package may be published or is the root.</summary>
    public IList<string> Binaries { get; } = new List<string>();

    /// <summary>Cargo features. Default: none beside the default ones.</summary>
    public IList<string> Features { get; } = new List<string>();

    /// <summary>Leaves the default features out. Default: no.</summary>
    public bool NoDefaultFeatures { get; set; }

    /// <summary>The program that builds a target: <c>auto</c>, <c>cargo</c>, <c>cross</c> or <c>cargo-zigbuild</c>. Default: <c>auto</c>, the first that can.</summary>
    public string Driver { get; set; } = "auto";

    /// <summary>Link-time optimisation: <c>fat</c>, <c>thin</c> or <c>off</c>. Default: <c>fat</c>.</summary>
    public string Lto { get; set; } = "fat";

    /// <summary>Code generation units. Default: 1, the smallest and fastest program.</summary>
    public int CodegenUnits { get; set; } = 1;

    /// <summary>Strips symbols. Default: yes.</summary>
    public bool Strip { get; set; } = true;

    /// <summary>Ends the process at a panic instead of unwinding. Default: no.</summary>
    public bool PanicAbort { get; set; }

    /// <summary>Builds with the lock file as it is. Default: yes.</summary>
    public bool Locked { get; set; } = true;
}

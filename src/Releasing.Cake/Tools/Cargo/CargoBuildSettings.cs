namespace Releasing.Cake.Tools.Cargo;

/// <summary>One run of <c>cargo build</c>, <c>cross build</c> or <c>cargo zigbuild</c>; all three take the same arguments.</summary>
public sealed class CargoBuildSettings : LoggedToolSettings
{
    /// <summary>The program: <c>cargo</c>, <c>cross</c> or <c>cargo-zigbuild</c>. Default: <c>cargo</c>.</summary>
    public string Driver { get; set; } = "cargo";

    /// <summary>The target triple; for cargo-zigbuild the glibc version may follow it (<c>x86_64-unknown-linux-gnu.2.31</c>).</summary>
    public string Triple { get; set; } = "";

    /// <summary>Packages that have the programs. Default: those cargo takes by itself.</summary>
    public IList<string> Packages { get; } = new List<string>();

    /// <summary>Names of the programs to build.</summary>
    public IList<string> Binaries { get; } = new List<string>();

    /// <summary>Features to turn on, each as cargo writes it. Default: none.</summary>
    public IList<string> Features { get; } = new List<string>();

    /// <summary>Turns the default features off. Default: no.</summary>
    public bool NoDefaultFeatures { get; set; }

    /// <summary>The folder for everything cargo writes, full path.</summary>
    public string TargetFolder { get; set; } = "";

    /// <summary>Fails where the lock file would have to change. Default: yes.</summary>
    public bool Locked { get; set; } = true;

    /// <summary>Settings over those of cargo's files, each <c>key=value</c> in TOML (<c>--config</c>). Default: none.</summary>
    public IList<string> Configuration { get; } = new List<string>();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments()
    {
        List<string> arguments =
        [
            Driver == "cargo-zigbuild" ? "zigbuild" : "build",
            "--release", "--target", Triple, "--target-dir", TargetFolder,

            // Where the programs lie is read from cargo's own messages; diagnostics go to standard error as for a person.
            "--message-format=json-render-diagnostics",
        ];
        if (Locked)
        {
            arguments.Add("--locked");
        }

        if (NoDefaultFeatures)
        {
            arguments.Add("--no-default-features");
        }

        if (Features.Count > 0)
        {
            arguments.AddRange(["--features", string.Join(',', Features)]);
        }

        arguments.AddRange(Packages.SelectMany(package => new[] { "--package", package }));
        arguments.AddRange(Binaries.SelectMany(binary => new[] { "--bin", binary }));
        arguments.AddRange(Configuration.SelectMany(entry => new[] { "--config", entry }));
        return arguments;
    }
}

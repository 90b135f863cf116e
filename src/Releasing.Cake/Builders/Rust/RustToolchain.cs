using Releasing.Cake.Tools.Cargo;
using Releasing.Toml;

namespace Releasing.Cake.Builders.Rust;

/// <summary>The Rust tool chain of this machine: what it can build for, and how.</summary>
internal sealed class RustToolchain
{
    private readonly ReleaseContext _context;
    private readonly TomlTable? _configuration;

    public RustToolchain(ReleaseContext context)
    {
        _context = context;
        Sysroot = FindSysroot();
        string[] files = [Path.Combine(context.Root, ".cargo", "config.toml"), Path.Combine(context.Root, ".cargo", "config")];
        _configuration = files.FirstOrDefault(File.Exists) is { } file ? TomlDocument.Read(file) : null;
    }

    /// <summary>The folder of the tool chain; null when rustc is missing.</summary>
    public string? Sysroot { get; }

    /// <summary>What cargo's own file in the repository says; null without one.</summary>
    public TomlTable? Configuration => _configuration;

    /// <summary>Whether a program is on PATH.</summary>
    public bool Has(string program) => _context.Tools.Resolve([program, program + ".exe"]) is not null;

    /// <summary>Whether the standard library for a triple is installed.</summary>
    public bool HasStandardLibrary(string triple)
    {
        var folder = Sysroot is null ? null : Path.Combine(Sysroot, "lib", "rustlib", triple, "lib");
        return folder is not null && Directory.Exists(folder) && Directory.EnumerateFiles(folder, "libstd-*").Any();
    }

    /// <summary>The linker that the repository or the environment names for a triple; null when neither does.</summary>
    public string? NamedLinker(string triple) =>
        Variable($"CARGO_TARGET_{triple.ToUpperInvariant().Replace('-', '_')}_LINKER") ?? _configuration?.Text("target", triple, "linker");

    /// <summary>A variable of the environment; null when it is empty.</summary>
    public string? Variable(string name) => _context.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    // rustup answers for the folder it is asked in: the tool chain file of the repository counts.
    private string? FindSysroot()
    {
        if (_context.Tools.Resolve(["rustc", "rustc.exe"]) is not { } rustc)
        {
            return null;
        }

        var home = Variable("RUSTUP_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".rustup");
        string[] inputs =
        [
            _context.Root, ProbeCache.Stamp(rustc.FullPath), Variable("RUSTUP_TOOLCHAIN") ?? "", ProbeCache.Stamp(Path.Combine(home, "settings.toml")),
            ProbeCache.Stamp(Path.Combine(_context.Root, "rust-toolchain.toml")), ProbeCache.Stamp(Path.Combine(_context.Root, "rust-toolchain")),
        ];
        return ProbeCache.Get(_context, "rust-sysroot.txt", inputs, () =>
        {
            var settings = RustQuerySettings.Sysroot;
            settings.Where = "Rust";
            settings.WorkingDirectory = _context.Root;
            return new RustQueryRunner(_context).Ask(settings).Trim();
        });
    }
}

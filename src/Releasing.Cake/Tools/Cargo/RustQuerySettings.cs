namespace Releasing.Cake.Tools.Cargo;

/// <summary>A question to <c>cargo</c> or <c>rustc</c> that is answered on standard output.</summary>
public sealed class RustQuerySettings : LoggedToolSettings
{
    private readonly IReadOnlyList<string> _arguments;

    private RustQuerySettings(string program, params string[] arguments)
    {
        Program = program;
        _arguments = arguments;
    }

    /// <summary>Packages and programs of the workspace, as JSON (<c>cargo metadata</c>, format version 1).</summary>
    public static RustQuerySettings Metadata => new("cargo", "metadata", "--no-deps", "--format-version", "1");

    /// <summary>The folder of the tool chain (<c>rustc --print sysroot</c>).</summary>
    public static RustQuerySettings Sysroot => new("rustc", "--print", "sysroot");

    /// <summary>The program that is asked.</summary>
    public string Program { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() => _arguments;
}

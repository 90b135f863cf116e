namespace Releasing.Cake.Tools.Wix;

/// <summary>One run of <c>wix build</c> (WiX toolset 4 and newer, "wix.exe command-line reference").</summary>
public sealed class WixBuildSettings : LoggedToolSettings
{
    /// <summary>The source, full path.</summary>
    public string Source { get; set; } = "";

    /// <summary>The package, full path.</summary>
    public string OutputFile { get; set; } = "";

    /// <summary>The folder of what the toolset writes meanwhile, full path.</summary>
    public string IntermediateFolder { get; set; } = "";

    /// <summary>Platform: <c>x64</c>, <c>arm64</c> or <c>x86</c>.</summary>
    public string Platform { get; set; } = "";

    /// <summary>Variables of the preprocessor. Default: none.</summary>
    public IDictionary<string, string> Defines { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
    [
        "build", "-nologo", "-arch", Platform, "-pdbtype", "none", "-intermediatefolder", IntermediateFolder,
        .. Defines.SelectMany(define => (string[])["-d", $"{define.Key}={define.Value}"]),
        "-o", OutputFile,
        Source,
    ];
}

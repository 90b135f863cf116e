namespace Releasing.Cake.Tools.Wixl;

/// <summary>One run of <c>wixl</c> (wixl(1)).</summary>
public sealed class WixlSettings : LoggedToolSettings
{
    /// <summary>The source, full path.</summary>
    public string Source { get; set; } = "";

    /// <summary>The package, full path.</summary>
    public string OutputFile { get; set; } = "";

    /// <summary>Platform: <c>x64</c> or <c>x86</c>; newer versions know <c>arm64</c> too.</summary>
    public string Platform { get; set; } = "";

    /// <summary>Variables of the preprocessor. Default: none.</summary>
    public IDictionary<string, string> Defines { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
        ["--arch", Platform, .. Defines.SelectMany(define => (string[])["--define", $"{define.Key}={define.Value}"]), "--output", OutputFile, Source];
}

namespace Releasing.Cake.Tools.Zig;

/// <summary>One run of <c>zig build</c>.</summary>
public sealed class ZigBuildSettings : LoggedToolSettings
{
    /// <summary>Zig's target.</summary>
    public string Target { get; set; } = "";

    /// <summary>How it optimises. Default: <c>ReleaseSafe</c>.</summary>
    public string Optimize { get; set; } = "ReleaseSafe";

    /// <summary>The folder that the result is installed to, full path.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>The folder of the local cache, full path; runs at the same time need one each.</summary>
    public string CacheFolder { get; set; } = "";

    /// <summary>More arguments. Default: none.</summary>
    public IList<string> More { get; } = new List<string>();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Arguments() =>
        ["build", $"-Dtarget={Target}", $"-Doptimize={Optimize}", "--prefix", Prefix, "--cache-dir", CacheFolder, .. More];
}

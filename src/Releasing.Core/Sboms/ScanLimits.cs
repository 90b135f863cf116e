namespace Releasing.Sboms;

/// <summary>What a scanner reads at most, so that a hostile file cannot take the machine.</summary>
public static class ScanLimits
{
    /// <summary>The longest lock file, in bytes: 256 MiB. The largest seen in the wild have about 30 MiB.</summary>
    public const long FileBytes = 256L * 1024 * 1024;

    /// <summary>The most components of one file: 250,000.</summary>
    public const int Components = 250_000;

    /// <summary>The most edges of one file: 4,000,000.</summary>
    public const int Edges = 4_000_000;

    /// <summary>The deepest nesting of JSON or YAML: 128 levels.</summary>
    public const int Depth = 128;
}

namespace Releasing.Cake.Settings;

/// <summary>Binaries that something else built.</summary>
public sealed class PrebuiltSettings
{
    /// <summary>
    /// Where each program lies, relative to the repository: program name to a path in which <c>{target}</c>, <c>{os}</c>, <c>{arch}</c>,
    /// <c>{triple}</c>, <c>{goos}</c>, <c>{goarch}</c>, <c>{rid}</c> and <c>{exe}</c> are filled in, such as <c>out/{triple}/tool{exe}</c>.
    /// Default: empty, the builder is not used.
    /// </summary>
    public IDictionary<string, string> Programs { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

using Releasing.Toml;

namespace Releasing.Sboms.Python;

/// <summary>A dependency in a uv.lock: <c>{ name = "a", version = "1", extra = ["x"], marker = "…" }</c>; the version is there only where the name is not enough.</summary>
internal sealed record UvDependency(string Name, string? Version, string? Marker, IReadOnlyList<string> Extras)
{
    /// <summary>Reads one; null when it has no name.</summary>
    public static UvDependency? Of(TomlTable? row) => row?.Text("name") is { Length: > 0 } name
        ? new UvDependency(name, row.Text("version"), row.Text("marker"), [.. row.List("extra").OfType<string>().Distinct(StringComparer.Ordinal)])
        : null;
}

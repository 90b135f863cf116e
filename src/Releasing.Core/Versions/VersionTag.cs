using System.Diagnostics.CodeAnalysis;
using Releasing.Git;

namespace Releasing.Versions;

/// <summary>A tag that names a version of the product.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="Version">The version it names.</param>
public sealed record VersionTag(GitTag Tag, SemanticVersion Version)
{
    /// <summary>Reads a tag's name; false for tags that are not versions and for those of other products.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="prefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    /// <param name="versionTag">The tag with its version.</param>
    public static bool TryParse(GitTag tag, string prefix, [NotNullWhen(true)] out VersionTag? versionTag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        ArgumentNullException.ThrowIfNull(prefix);
        versionTag = TryParse(tag.Name, prefix, out var version) ? new VersionTag(tag, version) : null;
        return versionTag is not null;
    }

    /// <summary>Reads a tag's name; false for tags that are not versions and for those of other products.</summary>
    /// <param name="name">The tag's name.</param>
    /// <param name="prefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    /// <param name="version">The version it names.</param>
    public static bool TryParse(string name, string prefix, [NotNullWhen(true)] out SemanticVersion? version)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(prefix);
        version = null;
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = name[prefix.Length..];
        return SemanticVersion.TryParse(rest.StartsWith('v') && !EndsWithMark(prefix) ? rest[1..] : rest, out version);
    }

    /// <summary>The name that a tag for a version would have beside the tags that are there.</summary>
    /// <param name="version">The version.</param>
    /// <param name="prefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    /// <param name="example">A version tag of the same product: whether it has a <c>v</c> decides. Null gives one.</param>
    public static string NameFor(SemanticVersion version, string prefix, VersionTag? example)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var mark = !EndsWithMark(prefix) && (example is null || example.Tag.Name[prefix.Length..].StartsWith('v'));
        return prefix + (mark ? "v" : "") + version;
    }

    // "tool/v" names the mark itself; the v of "dev" is one too, so that "dev" with "dev1.2.3" does not also take "devv1.2.3".
    private static bool EndsWithMark(string prefix) => prefix.EndsWith('v');
}

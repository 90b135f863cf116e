using Releasing.Versions;

namespace Releasing.Services;

/// <summary>
/// Which release of a product is the latest one, whatever the forge: the highest stable version that is public. A pre-release is none, and neither is a release of an older line that is still
/// maintained. Products that share a repository are told apart by the prefix of their tags.
/// </summary>
public static class LatestRelease
{
    /// <summary>Whether a release would be the latest one if it were public.</summary>
    /// <param name="release">The release.</param>
    /// <param name="all">Every release of the store; drafts, other products' and what is no version do not count.</param>
    /// <param name="tagPrefix">As <see cref="VersionSettings.TagPrefix"/>.</param>
    /// <returns>True also for a tag that is no version: nothing can then be higher.</returns>
    public static bool IsLatest(StoredRelease release, IEnumerable<StoredRelease> all, string tagPrefix)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(all);
        if (release.Prerelease)
        {
            return false;
        }

        return !VersionTag.TryParse(release.Tag, tagPrefix, out var version)
            || (!version.IsPrerelease && all.Where(other => !other.IsDraft && !other.Prerelease)
                .All(other => !VersionTag.TryParse(other.Tag, tagPrefix, out var published) || published.IsPrerelease || SemanticVersion.ComparePrecedence(published, version) <= 0));
    }
}

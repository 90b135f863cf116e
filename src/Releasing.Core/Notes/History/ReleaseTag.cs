using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Notes.History;

/// <summary>A tag that stands for a release.</summary>
/// <param name="Reference">The tag.</param>
/// <param name="Version">The version it names; null where the repository has names of its own.</param>
internal sealed record ReleaseTag(GitReference Reference, SemanticVersion? Version) : IComparable<ReleaseTag>
{
    public string Name => Reference.Name;

    /// <summary>It is no pre-release.</summary>
    public bool IsFinal => Version is not { IsPrerelease: true };

    /// <summary>By version, as <see cref="VersionSource"/> does: of two tags for the same version the one with the <c>v</c> is higher; names that are no versions come before.</summary>
    public int CompareTo(ReleaseTag? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Version is null ? (other.Version is null ? 0 : -1) : Version.CompareTo(other.Version);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>The tag with what its commit says.</summary>
    public GitTag At(CommitLink commit) => new(Name, commit.Hash, commit.Date, Reference.IsAnnotated);

    /// <summary>
    /// The release before one among those that its history holds: the highest below it, as <see cref="ReleaseVersion.PreviousTag"/>; where all are higher, because the numbers began
    /// anew, the highest; where the names are no versions, the newest.
    /// </summary>
    /// <param name="candidates">What was met on the way down, newest first.</param>
    /// <param name="version">Its version; null for what is not released yet.</param>
    public static ReleaseTag? Previous(IReadOnlyList<ReleaseTag> candidates, SemanticVersion? version) =>
        candidates.Where(tag => tag.Version is not null && (version is null || SemanticVersion.ComparePrecedence(tag.Version, version) < 0)).Max()
        ?? candidates.FirstOrDefault(tag => tag.Version is null)
        ?? candidates.Max();
}

using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Notes.History;

/// <summary>The tags of a repository, and which of them are releases on which commits. Tags for trees and blobs are there too and meet no commit.</summary>
internal sealed class ReleaseTags(IReadOnlyList<GitReference> tags, HistoryRange range)
{
    private readonly ILookup<string, GitReference> _tags = tags.ToLookup(tag => tag.Target, StringComparer.Ordinal);

    // Only names of tags that a walk meets are read: there may be thousands that it does not.
    private readonly Dictionary<string, ReleaseTag[]> _releases = new(StringComparer.Ordinal);

    /// <summary>Full hashes of what they stand for.</summary>
    public IEnumerable<string> Targets => tags.Select(tag => tag.Target);

    /// <summary>A tag by its name, with or without <c>refs/tags/</c>; null when there is none.</summary>
    public GitReference? Find(string name) => tags.LastOrDefault(tag => tag.Name == name)
        ?? (name.StartsWith("refs/tags/", StringComparison.Ordinal) ? tags.LastOrDefault(tag => name.AsSpan("refs/tags/".Length).SequenceEqual(tag.Name)) : null);

    /// <summary>The release on a commit: the highest of several; null when there is none.</summary>
    /// <param name="hash">The commit.</param>
    /// <param name="finalsOnly">Pre-releases do not count.</param>
    public ReleaseTag? On(string hash, bool finalsOnly) => ReleasesOn(hash) is { Length: > 0 } releases ? releases.Where(tag => tag.IsFinal || !finalsOnly).Max() : null;

    /// <summary>The tag on a commit for a version; null when there is none.</summary>
    public ReleaseTag? On(string hash, SemanticVersion version) => ReleasesOn(hash).Where(tag => tag.Version == version).Max();

    /// <summary>The release of a tag that was named; null when it is none.</summary>
    public ReleaseTag? Release(GitReference tag) => Array.Find(ReleasesOn(tag.Target), release => release.Name == tag.Name);

    private ReleaseTag[] ReleasesOn(string hash)
    {
        if (!_tags.Contains(hash))
        {
            return [];
        }

        if (!_releases.TryGetValue(hash, out var releases))
        {
            _releases.Add(hash, releases = [.. _tags[hash].Select(Read).OfType<ReleaseTag>()]);
        }

        return releases;
    }

    private ReleaseTag? Read(GitReference tag)
    {
        var isVersion = VersionTag.TryParse(tag.Name, range.TagPrefix, out var version);
        return (range.IsRelease is { } isRelease ? isRelease(tag.Name) : isVersion) ? new ReleaseTag(tag, version) : null;
    }
}

using System.Diagnostics.CodeAnalysis;
using Releasing.Git;
using Releasing.Versions;

namespace Releasing.Notes.History;

/// <summary>The tags of a repository, and which of them are releases on which commits. Tags for trees and blobs are there too and meet no commit.</summary>
internal sealed class ReleaseTags
{
    private readonly Dictionary<string, GitReference> _tags = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ReleaseTag>> _releases = new(StringComparer.Ordinal);

    public ReleaseTags(IReadOnlyList<GitReference> tags, HistoryRange range)
    {
        foreach (var tag in tags)
        {
            _tags[tag.Name] = tag;
            if (IsRelease(tag, range, out var release))
            {
                if (!_releases.TryGetValue(tag.Target, out var others))
                {
                    _releases.Add(tag.Target, others = []);
                }

                others.Add(release);
            }
        }
    }

    /// <summary>A tag by its name, with or without <c>refs/tags/</c>; null when there is none.</summary>
    public GitReference? Find(string name) => _tags.GetValueOrDefault(name)
        ?? (name.StartsWith("refs/tags/", StringComparison.Ordinal) ? _tags.GetValueOrDefault(name["refs/tags/".Length..]) : null);

    /// <summary>The release on a commit: the highest of several; null when there is none.</summary>
    /// <param name="hash">The commit.</param>
    /// <param name="finalsOnly">Pre-releases do not count.</param>
    public ReleaseTag? On(string hash, bool finalsOnly) =>
        _releases.TryGetValue(hash, out var tags) ? tags.Where(tag => tag.IsFinal || !finalsOnly).Max() : null;

    /// <summary>The tag on a commit for a version; null when there is none.</summary>
    public ReleaseTag? On(string hash, SemanticVersion version) =>
        _releases.TryGetValue(hash, out var tags) ? tags.Where(tag => tag.Version == version).Max() : null;

    /// <summary>The release of a tag that was named; null when it is none.</summary>
    public ReleaseTag? Release(GitReference tag) => _releases.GetValueOrDefault(tag.Target)?.Find(release => release.Name == tag.Name);

    private static bool IsRelease(GitReference tag, HistoryRange range, [NotNullWhen(true)] out ReleaseTag? release)
    {
        var isVersion = VersionTag.TryParse(tag.Name, range.TagPrefix, out var version);
        release = (range.IsRelease is { } isRelease ? isRelease(tag.Name) : isVersion) ? new ReleaseTag(tag, version) : null;
        return release is not null;
    }
}

using System.Globalization;
using Releasing.Failures;
using Releasing.Git;
using Releasing.Text;

namespace Releasing.Versions;

/// <summary>
/// Finds the version in the tags of a repository. On a version tag it is that version; anywhere else a snapshot of the next patch,
/// <c>1.2.4-snapshot.5+0123abc</c>: five commits after <c>v1.2.3</c>. Where no version was ever tagged the snapshot is one of
/// <c>0.1.0</c>, the version that the specification's questions and answers suggest to start with.
/// </summary>
/// <remarks>Three processes of git (the tags and which of them the head reaches, and beside them the state of the tree); a fourth for a snapshot (distance). None walks the whole history.</remarks>
public static class VersionSource
{
    private const int ShortHashLength = 7;

    /// <summary>Finds the version of what is checked out.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="settings">Default: those of <see cref="VersionSettings"/>.</param>
    /// <exception cref="ReleaseException">The clone is shallow; the tree is dirty and that is not allowed; SOURCE_DATE_EPOCH is not a number.</exception>
    public static ReleaseVersion Find(GitRepository repository, VersionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(repository);
        settings ??= new VersionSettings();
        RequireFullHistory(repository);
        var status = Task.Run(() => repository.Status(settings.IgnoredPaths));
        var tags = FindTags(repository, settings.TagPrefix);
        var workingTree = status.GetAwaiter().GetResult();
        if (workingTree.IsDirty && !settings.AllowDirty && !settings.Snapshot)
        {
            throw Dirty(workingTree);
        }

        var onHead = tags.FindLast(tag => tag.Tag.Commit == repository.Head);
        var version = onHead is null || settings.Snapshot
            ? Snapshot(repository, settings, tags, workingTree)
            : Tagged(onHead, tags, workingTree);
        return string.IsNullOrEmpty(settings.SourceDateEpoch) ? version : version with { ContentDate = ReadEpoch(settings.SourceDateEpoch) };
    }

    /// <summary>Refuses a clone that has only a part of the history.</summary>
    internal static void RequireFullHistory(GitRepository repository)
    {
        if (repository.IsShallow)
        {
            throw new ReleaseException(
                $"Version: {PlainText.Line(repository.Root)} is a shallow clone, its tags and history are incomplete. Run `git fetch --unshallow --tags`; in GitHub Actions give actions/checkout `fetch-depth: 0`.");
        }
    }

    /// <summary>The version tags that decide anything, see <see cref="VersionTags.Find"/>.</summary>
    internal static List<VersionTag> FindTags(GitRepository repository, string prefix) => VersionTags.Find(repository, prefix);

    private static ReleaseVersion Tagged(VersionTag onHead, List<VersionTag> tags, WorkingTree workingTree) => new()
    {
        Version = onHead.Version,
        Tag = onHead.Tag.Name,
        IsSnapshot = false,
        Commit = onHead.Tag.Commit,
        CommitDate = onHead.Tag.CommitDate,
        ContentDate = onHead.Tag.CommitDate,
        DirtyDigest = workingTree.Digest,
        PreviousTag = tags.FindLast(tag => tag.Tag.Commit != onHead.Tag.Commit
            && SemanticVersion.ComparePrecedence(tag.Version, onHead.Version) < 0
            && (onHead.Version.IsPrerelease || !tag.Version.IsPrerelease))?.Tag.Name,
        CommitsSince = 0,
    };

    private static ReleaseVersion Snapshot(GitRepository repository, VersionSettings settings, List<VersionTag> tags, WorkingTree workingTree)
    {
        var previous = tags.LastOrDefault();
        var distance = repository.DistanceFrom(previous?.Tag.Name);
        var label = string.Create(CultureInfo.InvariantCulture, $"snapshot.{distance.Commits}");
        var version = (previous?.Version.NextPatch() ?? new SemanticVersion(0, 1, 0)).WithPrerelease(label);
        if (previous is not null && SemanticVersion.ComparePrecedence(version, previous.Version) <= 0)
        {
            // After 1.3.0-test.1 a snapshot of 1.3.0 would be a step back in the alphabet.
            version = previous.Version.Core.NextPatch().WithPrerelease(label);
        }

        version = version.WithBuildMetadata(repository.Head[..ShortHashLength] + (workingTree.IsDirty ? ".dirty." + workingTree.Digest[..ShortHashLength] : ""));
        return new ReleaseVersion
        {
            Version = version,
            Tag = VersionTag.NameFor(version, settings.TagPrefix, previous),
            IsSnapshot = true,
            Commit = repository.Head,
            CommitDate = distance.HeadDate,
            ContentDate = distance.HeadDate,
            DirtyDigest = workingTree.Digest,
            PreviousTag = previous?.Tag.Name,
            CommitsSince = distance.Commits,
        };
    }

    private static ReleaseException Dirty(WorkingTree workingTree)
    {
        const int shown = 5;
        var names = string.Join(", ", workingTree.Changes.Take(shown).Select(change => PlainText.Line(change.Path)));
        var more = workingTree.Changes.Count > shown ? string.Create(CultureInfo.InvariantCulture, $" and {workingTree.Changes.Count - shown} more") : "";
        return new ReleaseException(
            $"Version: the working tree has uncommitted changes: {names}{more}. Commit or stash them, add build output to .gitignore, or pass --snapshot (a local build) or --allow-dirty.");
    }

    private static DateTimeOffset ReadEpoch(string text)
    {
        // The last second of the year 9999, where the calendar of the platform ends.
        const long last = 253402300799;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= last
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new ReleaseException($"Version: SOURCE_DATE_EPOCH is '{PlainText.Line(text)}'. Set it to whole seconds since 1970-01-01 UTC, or unset it.");
    }
}

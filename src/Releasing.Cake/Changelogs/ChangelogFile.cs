using Releasing.Cake.Settings;
using Releasing.Cake.Versioning;
using Releasing.Git;
using Releasing.Notes.Changelogs;
using Releasing.Notes.Cliff;
using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Versions;
using Releasing.Versions.Files;

namespace Releasing.Cake.Changelogs;

/// <summary>The repository's changelog: what it will say, computed without writing anything.</summary>
/// <param name="context">The release.</param>
internal sealed class ChangelogFile(ReleaseContext context)
{
    private readonly CliffConfiguration? _cliff = context.Settings.Changelog is { Rules: null, Cliff: true } && CliffFile.Find(context.Root) is { } file ? CliffFile.Read(file) : null;

    private ChangelogSettings Settings => context.Settings.Changelog;

    /// <summary>What the repository's <c>cliff.toml</c> asks for and is not done, each with the reason; none without one.</summary>
    public IReadOnlyList<string> NotSupported => _cliff?.NotSupported ?? [];

    /// <summary>Where it lies; what a link leads to where it is one.</summary>
    public string FullPath
    {
        get
        {
            var path = Path.GetFullPath(Path.Combine(context.Root, Settings.File.Replace('/', Path.DirectorySeparatorChar)));

            // Asking where a file leads that is not there is an error.
            return File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        }
    }

    /// <summary>With the section of the commits since the last release.</summary>
    /// <param name="version">The release that they become, or are.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="force">See <see cref="Changelog.Update"/>.</param>
    /// <param name="from">Another start than the last release; null for that.</param>
    /// <param name="to">Another end than what is checked out; null for that.</param>
    public ChangelogResult With(SemanticVersion version, string tag, bool force = false, string? from = null, string? to = null)
    {
        var span = ReleaseHistory.Latest(context.Git, Range with { From = from, To = to, Version = version });
        return Changelog.Update(Read(), Entry(span, version, tag), Settings.File, Settings.Unreleased, force);
    }

    /// <summary>The change that goes with a new version; null without a changelog, and where it has a section of that version already.</summary>
    /// <param name="version">The version.</param>
    /// <param name="tag">The tag it will have.</param>
    public FileEdit? Edit(SemanticVersion version, string tag) =>
        Read() is { } before && Changelog.SectionOf(before, version, Settings.File) is null ? new FileEdit(Settings.File.Replace('\\', '/'), before, With(version, tag).Bytes) : null;

    /// <summary>With a section for every release that has none, and for what the next one brings where there is a next one.</summary>
    /// <param name="next">The version and the tag of the next release; null without one.</param>
    /// <param name="force">Sections that are there are written anew.</param>
    public ChangelogResult WithAll((SemanticVersion Version, string Tag)? next, bool force)
    {
        var spans = ReleaseHistory.All(context.Git, Range with { Version = next?.Version });
        var entries = EverySpan.Select(spans, span => EntryOf(span, next)).OfType<ChangelogEntry>().ToList();
        return Changelog.UpdateAll(Read(), entries, Settings.File, force);
    }

    /// <summary>The release of what is checked out: its tag's, or the next one; null when nothing asks for one.</summary>
    public (SemanticVersion Version, string Tag)? Next()
    {
        var arguments = VersionArguments.Read(context.Arguments);
        var head = VersionSource.Find(context.Git, new VersionSettings { TagPrefix = context.Settings.TagPrefix, AllowDirty = true });
        if (!head.IsSnapshot && arguments.Exactly is null)
        {
            return (head.Version, head.Tag);
        }

        var proposal = ProductVersion.Propose(context, arguments, new Releasing.Versions.Next.ReleasePackage("", "", context.Settings.TagPrefix)).Proposal;
        return proposal is { Next: { } version, Tag: { } tag } ? (version, tag) : null;
    }

    private HistoryRange Range => new() { TagPrefix = context.Settings.TagPrefix, IsRelease = _cliff?.IsRelease, IncludedPaths = _cliff?.IncludedPaths ?? [], ExcludedPaths = _cliff?.ExcludedPaths ?? [] };

    // Spelt out: a null of bytes would become an empty file.
    private ReadOnlyMemory<byte>? Read() => File.Exists(FullPath) ? new ReadOnlyMemory<byte>(File.ReadAllBytes(FullPath)) : (ReadOnlyMemory<byte>?)null;

    // Null where the changelog does not tell of it.
    private ChangelogEntry? EntryOf(ReleaseSpan span, (SemanticVersion Version, string Tag)? next)
    {
        if (span.Tag is not { } tag)
        {
            return next is var (version, name) ? Entry(span, version, name) : null;
        }

        return _cliff?.IsSkipped?.Invoke(tag.Name) != true && VersionTag.TryParse(tag, context.Settings.TagPrefix, out var release) ? Entry(span, release.Version, tag.Name) : null;
    }

    private ChangelogEntry Entry(ReleaseSpan span, SemanticVersion version, string tag)
    {
        var release = new ReleaseVersion
        {
            Version = version,
            Tag = tag,
            IsSnapshot = false,
            Commit = span.End,
            CommitDate = span.Date,
            ContentDate = span.Date,
            PreviousTag = span.PreviousTag,
            CommitsSince = 0,
        };
        return ChangelogEntry.Of(ReleaseNotes.Of(span, release, Remote, Settings.Rules ?? _cliff?.Rules ?? NotesRules.Changelog));
    }

    private GitRemote? Remote { get; } = context.Git.Remote();
}

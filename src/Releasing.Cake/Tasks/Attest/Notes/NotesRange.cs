using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Versions;

namespace Releasing.Cake.Tasks;

/// <summary>The changes between any two commits, which <c>--from</c> and <c>--to</c> name.</summary>
internal static class NotesRange
{
    private const int ShortHashLength = 12;

    /// <summary>The range that the arguments name, otherwise the release; which tags and paths count says a <c>cliff.toml</c> that is used.</summary>
    public static HistoryRange Asked(ReleaseContext context, NotesArguments arguments)
    {
        var head = context.Version;
        var toHead = arguments.To is null;
        var cliff = NotesCliff.Configuration(context);
        return new HistoryRange
        {
            From = arguments.From,
            To = arguments.To ?? head.Commit,
            TagPrefix = context.Settings.TagPrefix,
            Version = toHead && !head.IsSnapshot ? head.Version : null,
            Unreleased = toHead && head.IsSnapshot,
            IsRelease = cliff?.IsRelease,
            IncludedPaths = cliff?.IncludedPaths ?? [],
            ExcludedPaths = cliff?.ExcludedPaths ?? [],
        };
    }

    public static ReleaseNotes Of(ReleaseContext context, NotesArguments arguments, NotesRules rules)
    {
        var span = ReleaseHistory.Latest(context.Git, Asked(context, arguments));
        var notes = ReleaseNotes.Of(span, VersionOf(context, span, context.Version), context.Git.Remote(), rules);

        // A start that is no tag is known by its hash: a branch's name would lead elsewhere tomorrow.
        var since = span.PreviousTag ?? (arguments.From is not null && span.Before.Count > 0 ? span.Before[0][..ShortHashLength] : null);
        return notes with { Version = notes.Version with { PreviousTag = since } };
    }

    private static ReleaseVersion VersionOf(ReleaseContext context, ReleaseSpan span, ReleaseVersion head)
    {
        var ended = head with { Commit = span.End, CommitDate = span.Date, ContentDate = span.End == head.Commit ? head.ContentDate : span.Date };
        return span.Tag is { } tag && VersionTag.TryParse(tag, context.Settings.TagPrefix, out var release)
            ? ended with { Version = release.Version, Tag = tag.Name, IsSnapshot = false }
            : ended with { IsSnapshot = true };
    }
}

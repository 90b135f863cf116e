using Releasing.Notes.History;
using Releasing.Notes.Pages;
using Releasing.Notes.Rules;
using Releasing.Versions;

namespace Releasing.Cake.Tasks;

/// <summary>The changes between any two commits, which <c>--from</c> and <c>--to</c> name.</summary>
internal static class NotesRange
{
    private const int ShortHashLength = 12;

    public static ReleaseNotes Of(ReleaseContext context, NotesArguments arguments, NotesRules rules)
    {
        var head = context.Version;
        var toHead = arguments.To is null;
        var span = ReleaseHistory.Latest(context.Git, new HistoryRange
        {
            From = arguments.From,
            To = arguments.To ?? head.Commit,
            TagPrefix = context.Settings.TagPrefix,
            Version = toHead && !head.IsSnapshot ? head.Version : null,
            Unreleased = toHead && head.IsSnapshot,
        });
        var notes = ReleaseNotes.Of(span, VersionOf(context, span, head), context.Git.Remote(), rules);

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

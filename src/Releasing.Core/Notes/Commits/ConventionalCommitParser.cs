using Releasing.Git;

namespace Releasing.Notes.Commits;

/// <summary>
/// Reads commit messages by the rules of Conventional Commits 1.0.0, in time linear in their length. It is more patient than the rules where nothing else can be meant: the blank
/// after the colon may be missing behind a usual type, an emoji may stand before the type, a breaking change needs no empty line before it, and a merge may carry
/// the title of its pull request as its first paragraph.
/// </summary>
internal static class ConventionalCommitParser
{
    private static readonly string[] s_fixups = ["fixup! ", "squash! ", "amend! "];

    /// <summary>Reads one message.</summary>
    public static ConventionalCommit Parse(GitCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var parts = MessageParts.Read(commit.Message);
        var subject = parts.Subject;
        var (title, pullRequest) = MergeSubject.Unwrap(subject);
        if (MergeSubject.Is(subject))
        {
            pullRequest = MergeSubject.PullRequest(subject, parts.Body);
            parts = MessageParts.ReadMerged(commit.Message) ?? parts;
            title = parts.Subject;
        }

        var header = CommitHeader.Read(title);
        var (description, number) = MergeSubject.TakeNumber(header?.Description ?? title);
        var type = header?.Type ?? (IsRevert(title) ? "revert" : "");
        var loud = FooterLine.IsBreaking(title) && header is null;
        description = loud ? FooterLine.Split(title).Value : description;
        var isBreaking = (header?.IsBreaking ?? false) || loud || parts.Footers.Any(FooterLine.IsBreaking);
        return new ConventionalCommit
        {
            Commit = commit,
            Kind = IsFixup(subject) ? CommitKind.Fixup
                : !isBreaking && ReleaseSubject.Is(type, header?.Scope, description) ? CommitKind.Release
                : type == "revert" ? CommitKind.Revert
                : header is not null ? CommitKind.Conventional
                : commit.IsMerge || MergeSubject.Is(subject) ? CommitKind.Merge : CommitKind.Plain,
            IsConventional = header is not null,
            Type = type,
            Scope = header?.Scope,
            Scopes = header?.Scope?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Description = description,
            Body = parts.Text,
            Footers = parts.Footers,
            IsBreaking = isBreaking,
            BreakingNotes = isBreaking ? [.. parts.Footers.Where(FooterLine.IsBreaking).Select(footer => footer.Value).Where(text => text.Length > 0)] : [],
            References = References(title, parts),
            PullRequest = number ?? pullRequest,
            Reverts = type == "revert" ? RevertReader.Read(parts.Body, parts.Footers) : [],
            CoAuthors = CoAuthorReader.Read(parts.Footers),
        };
    }

    // The second is what git-revert(1) writes when a revert is itself taken back.
    private static bool IsRevert(string title) => title.StartsWith("Revert \"", StringComparison.Ordinal) || title.StartsWith("Reapply \"", StringComparison.Ordinal);

    private static bool IsFixup(string subject) => subject.Contains('!', StringComparison.Ordinal) && MergeSubject.StartsWithOne(subject, s_fixups);

    private static IReadOnlyList<IssueReference> References(string title, MessageParts parts)
    {
        var reader = new ReferenceReader();
        reader.Read(title);
        reader.Read(parts.Text);
        foreach (var footer in parts.Footers)
        {
            // "Fixes #12" is a footer whose separator is " #".
            reader.Read(footer.Separator == " #" ? "#" + footer.Value : footer.Value, ReferenceReader.IsClosing(footer.Token));
        }

        return reader.Found;
    }
}

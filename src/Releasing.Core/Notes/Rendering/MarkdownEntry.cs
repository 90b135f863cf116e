using System.Globalization;
using System.Text;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>One commit as an item of a list, with whatever belongs to it inside the item.</summary>
internal static class MarkdownEntry
{
    public static string Of(ConventionalCommit commit, ReleaseNotes notes)
    {
        var remote = notes.Remote;
        var item = new StringBuilder("- ");
        if (commit.Scope is not null)
        {
            item.Append(CultureInfo.InvariantCulture, $"**{MarkdownText.Escape(commit.Scope, NotesLimits.Word)}:** ");
        }

        item.Append(CultureInfo.InvariantCulture, $"{MarkdownText.Escape(NotesText.Description(commit), NotesLimits.Description)} ({string.Join(", ", Links(commit, remote).Concat(NotesText.Links(commit, notes).Select(Link)))})\n");
        foreach (var paragraphs in NotesText.Notes(commit))
        {
            AppendNote(item, paragraphs);
        }

        return item.ToString();
    }

    // Four blanks: inside the inner item, whose text begins there (CommonMark 0.31.2, section 5.2).
    private static void AppendNote(StringBuilder item, IReadOnlyList<string> paragraphs)
    {
        var inList = false;
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var isItem = index > 0 && NotesText.IsItem(paragraphs[index]);
            var start = index == 0 ? "  - " : isItem ? (inList ? "    - " : "\n    - ") : "\n    ";
            item.Append(start).Append(MarkdownText.Escape(isItem ? paragraphs[index][2..] : paragraphs[index])).Append('\n');
            inList = isItem;
        }
    }

    /// <summary>Pull request or else the commit, by its short hash.</summary>
    public static string Origin(ConventionalCommit commit, GitRemote? remote) => Links(commit, remote).First();

    private static IEnumerable<string> Links(ConventionalCommit commit, GitRemote? remote)
    {
        if (commit.PullRequest is { } number)
        {
            yield return Link(string.Create(CultureInfo.InvariantCulture, $"#{number}"), ForgeLinks.PullRequest(remote, number));
        }

        yield return Link($"`{NotesText.ShortHash(commit)}`", ForgeLinks.Commit(remote, commit.Commit.Hash));
        foreach (var issue in NotesText.Closed(commit))
        {
            yield return "closes " + Link(MarkdownText.Escape(issue.Repository, NotesLimits.Word) + string.Create(CultureInfo.InvariantCulture, $"#{issue.Number}"), ForgeLinks.Issue(remote, issue));
        }
    }

    // Parentheses would end the address; blanks and angle brackets are no part of an absolute one.
    private static string Link(Rules.CommitLink link) => Link(
        MarkdownText.Escape(link.Text, NotesLimits.Word), link.Address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal));

    private static string Link(string text, string? address) => address is null ? text : $"[{text}]({address})";
}

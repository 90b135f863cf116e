using System.Globalization;
using System.Text;
using Releasing.Git;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>One commit as an item of a list, with whatever belongs to it inside the item.</summary>
internal static class MarkdownEntry
{
    /// <summary>Appends the item.</summary>
    public static void Append(StringBuilder list, ConventionalCommit commit, ReleaseNotes notes)
    {
        list.Append("- ");
        if (commit.Scope is not null)
        {
            list.Append("**");
            MarkdownText.Append(list, commit.Scope, NotesLimits.Word);
            list.Append(":** ");
        }

        MarkdownText.Append(list, NotesText.Description(commit), NotesLimits.Description);
        var separator = " (";
        foreach (var link in Links(commit, notes.Remote))
        {
            list.Append(separator).Append(link);
            separator = ", ";
        }

        foreach (var link in NotesText.Links(commit, notes))
        {
            list.Append(separator).Append(Link(link));
        }

        list.Append(")\n");
        foreach (var paragraphs in NotesText.Notes(commit))
        {
            AppendNote(list, paragraphs);
        }
    }

    // Four blanks: inside the inner item, whose text begins there (CommonMark 0.31.2, section 5.2).
    private static void AppendNote(StringBuilder item, IReadOnlyList<string> paragraphs)
    {
        var inList = false;
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var isItem = index > 0 && NotesText.IsItem(paragraphs[index]);
            var start = index == 0 ? "  - " : isItem ? (inList ? "    - " : "\n    - ") : "\n    ";
            item.Append(start);
            MarkdownText.Append(item, isItem ? paragraphs[index][2..] : paragraphs[index]);
            item.Append('\n');
            inList = isItem;
        }
    }

    /// <summary>Pull request or else the commit, by its short hash.</summary>
    public static string Origin(ConventionalCommit commit, GitRemote? remote) => Links(commit, remote)[0];

    private static List<string> Links(ConventionalCommit commit, GitRemote? remote)
    {
        var links = new List<string>();
        if (commit.PullRequest is { } number)
        {
            links.Add(Link(string.Create(CultureInfo.InvariantCulture, $"#{number}"), ForgeLinks.PullRequest(remote, number)));
        }

        links.Add(Link($"`{NotesText.ShortHash(commit)}`", ForgeLinks.Commit(remote, commit.Commit.Hash)));
        foreach (var issue in NotesText.Closed(commit))
        {
            links.Add("closes " + Link(MarkdownText.Escape(issue.Repository, NotesLimits.Word) + string.Create(CultureInfo.InvariantCulture, $"#{issue.Number}"), ForgeLinks.Issue(remote, issue)));
        }

        return links;
    }

    // Parentheses would end the address; blanks and angle brackets are no part of an absolute one.
    private static string Link(Rules.CommitLink link) => Link(
        MarkdownText.Escape(link.Text, NotesLimits.Word), link.Address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal));

    private static string Link(string text, string? address) => address is null ? text : $"[{text}]({address})";
}

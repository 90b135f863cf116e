using System.Text;
using Releasing.Git;
using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>Writes release notes as Markdown: LF line ends, the same bytes for the same commits.</summary>
public static class MarkdownNotes
{
    private const int ShortHashLength = 7;
    private const int LongestDescription = 500;
    private const int LongestNote = 2000;

    /// <summary>Writes the page. It ends with one line end.</summary>
    public static string Render(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var page = new StringBuilder();
        foreach (var section in notes.Sections)
        {
            AppendSection(page, section, notes.Remote);
        }

        var previous = notes.Version.PreviousTag;
        if (notes.Commits.Count == 0)
        {
            page.Append(previous is null ? "No changes are recorded." : $"No changes since {MarkdownText.Escape(previous)}.").Append('\n');
        }

        if (previous is not null && ForgeLinks.Compare(notes.Remote, previous, notes.Version) is { } address)
        {
            page.Append(page.Length > 0 ? "\n" : "").Append($"[All changes since {MarkdownText.Escape(previous)}]({address})\n");
        }

        return page.ToString();
    }

    private static void AppendSection(StringBuilder page, NotesSection section, GitRemote? remote)
    {
        page.Append(page.Length > 0 ? "\n" : "").Append($"### {MarkdownText.Escape(section.Heading)}\n\n");
        foreach (var commit in section.Commits)
        {
            page.Append("- ");
            if (commit.Scope is not null)
            {
                page.Append($"**{MarkdownText.Escape(commit.Scope, LongestDescription)}:** ");
            }

            page.Append(MarkdownText.Escape(commit.Description, LongestDescription)).Append($" ({Hash(commit.Commit, remote)})\n");
            foreach (var note in commit.BreakingNotes)
            {
                page.Append($"  - {MarkdownText.Escape(note, LongestNote)}\n");
            }
        }
    }

    private static string Hash(GitCommit commit, GitRemote? remote)
    {
        var text = $"`{commit.Hash[..ShortHashLength]}`";
        return ForgeLinks.Commit(remote, commit.Hash) is { } address ? $"[{text}]({address})" : text;
    }
}

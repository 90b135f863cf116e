using System.Text;
using Releasing.Git;

namespace Releasing.Notes;

/// <summary>Writes release notes as Markdown: LF line ends, the same bytes for the same commits.</summary>
public static class ReleaseNotesRenderer
{
    private const int ShortHashLength = 7;
    private const int LongestDescription = 500;
    private const int LongestNote = 2000;

    // In the order of the page. The last takes every other type and messages without one.
    private static readonly (string Heading, string[] Types)[] s_groups =
    [
        ("Features", ["feat", "feature"]),
        ("Bug Fixes", ["fix", "bugfix", "hotfix"]),
        ("Performance", ["perf"]),
        ("Reverts", ["revert"]),
        ("Documentation", ["docs", "doc"]),
        ("Other Changes", []),
    ];

    /// <summary>Writes the page. It ends with one line end.</summary>
    public static string Render(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var page = new StringBuilder();
        AppendGroup(page, "Breaking Changes", notes.Commits.Where(commit => commit.IsBreaking), notes.Remote);
        foreach (var (heading, types) in s_groups)
        {
            AppendGroup(page, heading, notes.Commits.Where(commit => !commit.IsBreaking && HeadingOf(commit) == heading), notes.Remote);
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

    private static string HeadingOf(ConventionalCommit commit) =>
        s_groups.First(group => group.Types.Length == 0 || group.Types.Contains(commit.Type)).Heading;

    private static void AppendGroup(StringBuilder page, string heading, IEnumerable<ConventionalCommit> commits, GitRemote? remote)
    {
        var first = true;
        foreach (var commit in commits)
        {
            if (first)
            {
                page.Append(page.Length > 0 ? "\n" : "").Append($"### {heading}\n\n");
                first = false;
            }

            page.Append("- ");
            if (commit.Scope is not null)
            {
                page.Append($"**{MarkdownText.Escape(commit.Scope, LongestDescription)}:** ");
            }

            page.Append(MarkdownText.Escape(commit.Description, LongestDescription)).Append($" ({Hash(commit.Commit, remote)})\n");
            if (commit.BreakingNote is not null)
            {
                page.Append($"  - {MarkdownText.Escape(commit.BreakingNote, LongestNote)}\n");
            }
        }
    }

    private static string Hash(GitCommit commit, GitRemote? remote)
    {
        var text = $"`{commit.Hash[..ShortHashLength]}`";
        return ForgeLinks.Commit(remote, commit.Hash) is { } address ? $"[{text}]({address})" : text;
    }
}

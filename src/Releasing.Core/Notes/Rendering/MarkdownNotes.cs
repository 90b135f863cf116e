using System.Globalization;
using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>Writes release notes as Markdown: LF line ends, the same bytes for the same commits. Whatever others wrote is text and nothing else.</summary>
public static class MarkdownNotes
{
    /// <summary>Writes the page. It ends with one line end.</summary>
    /// <param name="notes">What it says.</param>
    public static string Render(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var page = new MarkdownPage();
        if (notes.Title is { } title)
        {
            page.Add($"## {MarkdownText.Escape(title, NotesLimits.Description)}");
        }

        if (notes.Header is { } header)
        {
            page.Add(header.ReplaceLineEndings("\n").TrimEnd('\n'));
        }

        var sections = notes.Sections;
        AddChanges(page, notes, sections);
        MarkdownExtras.AddInstallation(page, notes);
        MarkdownExtras.AddVerification(page, notes);
        MarkdownExtras.AddPeople(page, notes);
        AddClosing(page, notes, sections.Sum(section => section.Commits.Count));
        return page.ToString();
    }

    /// <summary>Only the changes under headings of a level: what a section of a changelog holds. It ends with one line end; empty when nothing is listed.</summary>
    /// <param name="notes">What changed.</param>
    /// <param name="level">Of the headings, 1 to 6.</param>
    public static string RenderChanges(ReleaseNotes notes, int level)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        var page = new MarkdownPage();
        AddSections(page, notes, notes.Sections, level);
        return page.ToString();
    }

    private static void AddChanges(MarkdownPage page, ReleaseNotes notes, IReadOnlyList<NotesSection> sections)
    {
        if (sections.Count == 0)
        {
            page.Add(MarkdownText.Escape(NotesText.Nothing(notes)));
        }

        AddSections(page, notes, sections, level: 3);
    }

    private static void AddSections(MarkdownPage page, ReleaseNotes notes, IReadOnlyList<NotesSection> sections, int level)
    {
        var left = NotesLimits.Changes;
        foreach (var section in sections)
        {
            var list = page.Begin();
            list.Append('#', level).Append(' ');
            MarkdownText.Append(list, section.Heading, NotesLimits.Word);
            list.Append("\n\n");
            var told = 0;
            foreach (var commit in section.Commits)
            {
                var before = list.Length;
                MarkdownEntry.Append(list, commit, notes);
                if (list.Length - before > left)
                {
                    list.Length = before;
                    break;
                }

                left -= list.Length - before;
                told++;
            }

            if (told < section.Commits.Count)
            {
                list.Append(CultureInfo.InvariantCulture, $"- … and {section.Commits.Count - told} more\n");
            }
        }
    }

    private static void AddClosing(MarkdownPage page, ReleaseNotes notes, int listed)
    {
        var previous = notes.Version.PreviousTag;
        var address = previous is null ? null : ForgeLinks.Compare(notes.Remote, previous, notes.Version);
        string?[] parts =
        [
            NotesText.Figures(notes, listed),
            address is null ? null : $"[All changes since {MarkdownText.Escape(previous)}]({address})",
        ];
        page.Add(string.Join(' ', parts.OfType<string>()));
    }
}

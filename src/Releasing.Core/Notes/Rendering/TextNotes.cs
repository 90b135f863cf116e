using System.Globalization;
using System.Text;
using Releasing.Notes.Commits;
using Releasing.Notes.Pages;
using Releasing.Text;

namespace Releasing.Notes.Rendering;

/// <summary>Writes release notes as plain text: LF line ends, no control character but those, no line that a commit's author began.</summary>
public static class TextNotes
{
    /// <summary>Writes the text. It ends with one line end.</summary>
    /// <param name="notes">What it says.</param>
    public static string Render(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var page = new MarkdownPage();
        if (notes.Title is { } title)
        {
            var line = Cut(title, NotesLimits.Description);
            page.Add($"{line}\n{new string('=', line.Length)}");
        }

        if (notes.Header is { } header)
        {
            page.Add(PlainText.Lines(header));
        }

        var sections = notes.Sections;
        if (sections.Count == 0)
        {
            page.Add(PlainText.Line(NotesText.Nothing(notes)));
        }

        foreach (var section in sections)
        {
            page.Add($"{Cut(section.Heading, NotesLimits.Word)}\n\n{string.Concat(section.Commits.Select(Entry))}");
        }

        AddExtras(page, notes);
        var compare = notes.Version.PreviousTag is { } previous ? ForgeLinks.Compare(notes.Remote, previous, notes.Version) : null;
        page.Add(string.Join('\n', new[] { NotesText.Figures(notes, sections.Sum(section => section.Commits.Count)), compare }.OfType<string>()));
        return page.ToString();
    }

    private static string Entry(ConventionalCommit commit)
    {
        var item = new StringBuilder("  * ");
        if (commit.Scope is not null)
        {
            item.Append(Cut(commit.Scope, NotesLimits.Word)).Append(": ");
        }

        var origin = commit.PullRequest is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}, ") : "";
        item.Append(Cut(NotesText.Description(commit), NotesLimits.Description)).Append(CultureInfo.InvariantCulture, $" ({origin}{NotesText.ShortHash(commit)})\n");
        foreach (var paragraph in NotesText.Notes(commit).SelectMany(paragraphs => paragraphs))
        {
            item.Append("      ").Append(PlainText.Line(paragraph)).Append('\n');
        }

        return item.ToString();
    }

    private static void AddExtras(MarkdownPage page, ReleaseNotes notes)
    {
        if (notes.Downloads.Count > 0)
        {
            var width = notes.Downloads.Max(download => download.Platform.Length);
            page.Add("Downloads\n\n" + string.Concat(notes.Downloads.Select(download => $"  {PlainText.Line(download.Platform).PadRight(width)}  {PlainText.Line(download.Address ?? download.Name)}\n")));
        }

        AddCommands(page, "Installation", notes.Installation);
        AddCommands(page, "Verification", notes.Verification);
        if (notes.Contributors.Count > 0)
        {
            var more = notes.Contributors.Count - NotesLimits.People;
            page.Add("Contributors\n\n" + string.Concat(notes.Contributors.Take(NotesLimits.People)
                .Select(person => $"  * {Cut(NotesText.PersonName(person), NotesLimits.Word)}{(person.IsNew ? ", for the first time" : "")}\n")) + (more > 0 ? $"  … and {more} more\n" : ""));
        }
    }

    private static void AddCommands(MarkdownPage page, string heading, IReadOnlyList<NotesCommands> blocks)
    {
        if (blocks.Count > 0)
        {
            page.Add(heading);
        }

        foreach (var block in blocks)
        {
            page.Add($"  {PlainText.Line(block.Title)}:\n{string.Concat(block.Lines.Select(line => $"    {PlainText.Line(line)}\n"))}");
        }
    }

    private static string Cut(string text, int longest)
    {
        var line = PlainText.Line(text).Trim();
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1)] + "…";
    }
}

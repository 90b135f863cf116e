using System.Text;
using Releasing.Notes.Pages;
using Releasing.Text;

namespace Releasing.Notes.Rendering;

/// <summary>What a page tells besides the changes: files, commands and people.</summary>
internal static class MarkdownExtras
{
    public static void AddInstallation(MarkdownPage page, ReleaseNotes notes)
    {
        if (notes.Downloads.Count == 0 && notes.Installation.Count == 0)
        {
            return;
        }

        page.Add("### Installation");
        if (notes.Downloads.Count > 0)
        {
            var table = new StringBuilder("| Platform | Download |\n| --- | --- |\n");
            foreach (var platform in notes.Downloads.GroupBy(download => download.Platform, StringComparer.Ordinal))
            {
                table.Append($"| {MarkdownText.Escape(platform.Key, NotesLimits.Word)} | {string.Join(", ", platform.Select(Download))} |\n");
            }

            page.Add(table.ToString());
        }

        AddCommands(page, notes.Installation);
    }

    public static void AddVerification(MarkdownPage page, ReleaseNotes notes)
    {
        if (notes.Verification.Count > 0)
        {
            page.Add("### Verification");
            AddCommands(page, notes.Verification);
        }
    }

    public static void AddPeople(MarkdownPage page, ReleaseNotes notes)
    {
        var first = notes.Contributors.Where(person => person.IsNew).Take(NotesLimits.People).ToList();
        if (first.Count > 0)
        {
            page.Add("### New Contributors\n\n" + string.Concat(first.Select(person => $"- {Name(person)} made a first contribution in {MarkdownEntry.Origin(person.First, notes.Remote)}\n")));
        }

        if (notes.Contributors.Count > 0)
        {
            var more = notes.Contributors.Count - NotesLimits.People;
            page.Add($"### Contributors\n\nThanks to {NotesText.Sentence([.. notes.Contributors.Take(NotesLimits.People).Select(Name)], more)}.");
        }
    }

    private static void AddCommands(MarkdownPage page, IEnumerable<NotesCommands> blocks)
    {
        foreach (var block in blocks)
        {
            var lines = string.Join('\n', block.Lines.Select(PlainText.Line));
            var fence = new string('`', Math.Max(3, LongestRun(lines) + 1));
            page.Add($"{MarkdownText.Escape(block.Title, NotesLimits.Description)}:\n\n{fence}sh\n{lines}\n{fence}");
        }
    }

    // A fence is longer than any run of its character inside it (CommonMark 0.31.2, section 4.5).
    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Name(Contributor person) => MarkdownText.Escape(NotesText.PersonName(person), NotesLimits.Word);

    private static string Download(NotesDownload download)
    {
        var name = MarkdownText.Escape(download.Name, NotesLimits.Description);
        return download.Address is { } address ? $"[{name}]({address})" : name;
    }
}

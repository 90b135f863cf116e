using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>Writes release notes in any of their forms.</summary>
public static class NotesRenderer
{
    /// <summary>The text; it ends with one line end.</summary>
    /// <param name="notes">What it says.</param>
    /// <param name="format">In which form.</param>
    public static string Render(ReleaseNotes notes, NotesFormat format) => format switch
    {
        NotesFormat.Markdown => MarkdownNotes.Render(notes),
        NotesFormat.Text => TextNotes.Render(notes),
        NotesFormat.Json => JsonNotes.Render(notes),
        NotesFormat.Html => HtmlNotes.Render(notes),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Releasing.Notes.Pages;

namespace Releasing.Notes.Rendering;

/// <summary>Writes release notes for programs: one object, described by <c>notes.schema.json</c>, with texts as they were written.</summary>
public static class JsonNotes
{
    // Letters of all scripts as they are; what means something in HTML stays escaped, because such files end up in pages.
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the object. It ends with one line end.</summary>
    /// <param name="notes">What it says.</param>
    public static string Render(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        return NotesContext.Of(notes).ToJsonString(s_options) + "\n";
    }
}

using System.Text;

namespace Releasing.Services;

/// <summary>Notes that fit a page: cut at the end of a line, with a link to all of them.</summary>
public static class ShortNotes
{
    /// <summary>The notes as the page takes them.</summary>
    /// <param name="notes">Markdown with LF.</param>
    /// <param name="longest">The most characters (UTF-16 units, of which no text has fewer than characters).</param>
    /// <param name="address">Where all of them are.</param>
    /// <returns>The notes themselves when they fit.</returns>
    public static string Of(string notes, int longest, string address)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (notes.Length <= longest)
        {
            return notes;
        }

        var link = $"\n… The page takes no more: [all notes of this release]({address}).\n";
        var page = new StringBuilder();
        string? fence = null;
        foreach (var line in notes.Split('\n'))
        {
            // An open block of code would swallow the link (CommonMark 0.31, section 4.5).
            var after = fence is null ? FenceOf(line) : line.Trim() == fence ? null : fence;
            if (page.Length + line.Length + 1 + (after is null ? 0 : after.Length + 1) + link.Length > longest)
            {
                break;
            }

            page.Append(line).Append('\n');
            fence = after;
        }

        if (fence is not null)
        {
            page.Append(fence).Append('\n');
        }

        return page.Append(link).ToString();
    }

    private static string? FenceOf(string line)
    {
        var text = line.TrimStart(' ');
        var mark = text.Length == 0 ? '\0' : text[0];
        var length = text.Length - text.TrimStart(mark).Length;
        return line.Length - text.Length <= 3 && mark is '`' or '~' && length >= 3 ? new string(mark, length) : null;
    }
}

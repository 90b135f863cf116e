using System.Text;
using Releasing.Failures;

namespace Releasing.Notes.Changelogs;

/// <summary>
/// A changelog taken apart without changing a byte of it: each byte is one character here (ISO 8859-1), so that whatever is not touched is written as it was read, in
/// any encoding that holds ASCII.
/// </summary>
internal sealed class ChangelogText
{
    /// <summary>The byte order mark of UTF-8, which stays before everything else.</summary>
    public const string Utf8Mark = "\u00ef\u00bb\u00bf";

    private ChangelogText(string text, IReadOnlyList<ChangelogSection> sections, int links)
    {
        Text = text;
        Sections = sections;
        Links = links;
        LineEnd = text.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }

    /// <summary>All bytes.</summary>
    public string Text { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ChangelogSection> Sections { get; }

    /// <summary>Where the link references at the bottom begin; the length of the text where there are none.</summary>
    public int Links { get; }

    /// <summary>How the first line ends; LF in a file of one line.</summary>
    public string LineEnd { get; }

    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    public static byte[] Encode(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>Text of ours in the form of this file.</summary>
    public string Own(string text) => Decode(Encoding.UTF8.GetBytes(text.Replace("\n", LineEnd, StringComparison.Ordinal)));

    /// <summary>Takes a file apart.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="InvalidInputException">It is in an encoding whose characters are not bytes, or ends inside a code block or comment.</exception>
    public static ChangelogText Read(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.Contains((byte)0))
        {
            throw new InvalidInputException(file, "the changelog is not in UTF-8", "Save it in UTF-8");
        }

        var text = Decode(bytes);
        var lines = Lines(text);
        var links = LinksAt(text, lines);
        return new ChangelogText(text, Find(text, lines, links, file), links);
    }

    private static List<(int Start, int End)> Lines(string text)
    {
        var lines = new List<(int, int)>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((at, end));
            at = end;
        }

        return lines;
    }

    // The last lines that are nothing but link references (CommonMark 0.31.2, section 4.7) and empty lines between them.
    private static int LinksAt(string text, List<(int Start, int End)> lines)
    {
        var links = text.Length;
        for (var number = lines.Count - 1; number >= 0; number--)
        {
            var line = text.AsSpan(lines[number].Start, lines[number].End - lines[number].Start).Trim();
            if (ChangelogLinks.IsReference(line))
            {
                links = lines[number].Start;
            }
            else if (line.Length > 0)
            {
                break;
            }
        }

        return links;
    }

    private static List<ChangelogSection> Find(string text, List<(int Start, int End)> lines, int links, string file)
    {
        var found = new List<(ChangelogHeading Heading, int Start, int Body)>();
        var fence = "";
        var isComment = false;
        for (var number = 0; number < lines.Count && lines[number].Start < links; number++)
        {
            // What is put before the first heading comes after the mark.
            var start = lines[number].Start + (number == 0 && text.StartsWith(Utf8Mark, StringComparison.Ordinal) ? Utf8Mark.Length : 0);
            var line = text[start..lines[number].End].TrimEnd('\r', '\n');
            if (isComment || line.TrimStart().StartsWith("<!--", StringComparison.Ordinal))
            {
                isComment = !line.Contains("-->", StringComparison.Ordinal);
            }
            else if (fence.Length > 0 || FenceOf(line).Length > 0)
            {
                fence = fence.Length == 0 ? FenceOf(line) : FenceOf(line) is { Length: > 0 } closing && closing.StartsWith(fence, StringComparison.Ordinal) ? "" : fence;
            }
            else if (ChangelogHeading.TryRead(line, out var heading))
            {
                found.Add((heading, start, lines[number].End));
            }
            else if (number + 1 < lines.Count && Underline(text[lines[number + 1].Start..lines[number + 1].End]) is var level and > 0 && ChangelogHeading.Read(level, line.Trim()) is { } underlined)
            {
                found.Add((underlined, start, lines[number + 1].End));
            }
        }

        if (isComment || fence.Length > 0)
        {
            // Whatever is written below it would be a part of it.
            throw new InvalidInputException(file, $"{(isComment ? "a comment" : "a code block")} is never closed", "Close it where it shall end");
        }

        return [.. found.Select((section, index) => new ChangelogSection(section.Heading, section.Start, section.Body, index + 1 < found.Count ? found[index + 1].Start : links))];
    }

    // Fenced code (CommonMark 0.31.2, section 4.5).
    private static string FenceOf(string line)
    {
        var text = line.TrimStart(' ');
        var sign = text.Length > 0 && text[0] is '`' or '~' ? text[0] : '\0';
        var length = sign == '\0' ? 0 : text.AsSpan().IndexOfAnyExcept(sign) is var end && end < 0 ? text.Length : end;
        return length >= 3 && line.Length - text.Length < 4 ? new string(sign, length) : "";
    }

    // Setext headings (CommonMark 0.31.2, section 4.3).
    private static int Underline(string line)
    {
        var text = line.Trim();
        return text.Length < 3 ? 0 : !text.AsSpan().ContainsAnyExcept('=') ? 1 : !text.AsSpan().ContainsAnyExcept('-') ? 2 : 0;
    }
}

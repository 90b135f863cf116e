using System.Globalization;
using Releasing.Text;

namespace Releasing.Versions.Files;

/// <summary>The lines of a file that an edit changes, for people.</summary>
public static class EditDiff
{
    private const int LongestPart = 60;

    /// <summary>A line with the file's name, then what goes (<c>-</c>) and what comes (<c>+</c>), each with its line number; safe to print.</summary>
    /// <param name="edit">The edit.</param>
    public static IEnumerable<string> Lines(FileEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var before = Split(edit.Before);
        var after = Split(edit.After);
        yield return PlainText.Line(edit.Path) + (edit.Before.IsEmpty ? " (new)" : "");
        if (before.Length == after.Length)
        {
            // Values change inside their lines.
            for (var at = 0; at < before.Length; at++)
            {
                if (before[at] != after[at])
                {
                    yield return Line('-', at, before[at]);
                    yield return Line('+', at, after[at]);
                }
            }

            yield break;
        }

        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        foreach (var line in Part('-', before, start, end).Concat(Part('+', after, start, end)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Part(char mark, string[] lines, int start, int end)
    {
        var changed = lines.Length - end - start;
        for (var at = start; at < start + Math.Min(changed, LongestPart); at++)
        {
            yield return Line(mark, at, lines[at]);
        }

        if (changed > LongestPart)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{mark}       and {changed - LongestPart} more lines");
        }
    }

    private static string Line(char mark, int at, string text) => string.Create(CultureInfo.InvariantCulture, $"{mark}{at + 1,6} {PlainText.Line(text.TrimEnd('\r'))}");

    private static string[] Split(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? [] : SourceText.Of("", bytes.ToArray()).Text.Split('\n');
}

using System.Text;
using Releasing.Text;

namespace Releasing.Formats.Deb;

/// <summary>The Description field, policy 5.6.13: the synopsis on the first line, then lines that begin with a space, an empty one as a full stop.</summary>
internal static class DebDescription
{
    /// <summary>Lines are at most this long with their leading space, as lintian asks.</summary>
    private const int LongestLine = 79;

    public static string Write(string summary, string description)
    {
        var text = new StringBuilder(summary.Trim());
        var isEmpty = false;
        var isFirst = true;
        foreach (var line in PlainText.Lines(description).Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length == 0)
            {
                isEmpty = true;
                continue;
            }

            if (isEmpty && !isFirst)
            {
                text.Append("\n .");
            }

            foreach (var piece in Pieces(line))
            {
                text.Append("\n ").Append(piece);
            }

            isEmpty = false;
            isFirst = false;
        }

        return text.ToString();
    }

    private static IEnumerable<string> Pieces(string line)
    {
        // Two spaces show a line as it is. So stands one that is indented already, and one whose full stop would mean something else.
        if (line[0] is ' ' or '.')
        {
            return [line[0] == '.' ? " " + line : line];
        }

        return line.Length < LongestLine ? [line] : Wrapped(line);
    }

    // Programs that show the text wrap such lines themselves, so that breaking one changes nothing for the reader.
    private static IEnumerable<string> Wrapped(string line)
    {
        var piece = new StringBuilder();
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Length > 0 && piece.Length + 1 + word.Length >= LongestLine && word[0] != '.')
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(piece.Length > 0 ? " " : "").Append(word);
        }

        yield return piece.ToString();
    }
}

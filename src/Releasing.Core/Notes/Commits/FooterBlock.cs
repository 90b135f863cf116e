using System.Text;

namespace Releasing.Notes.Commits;

/// <summary>
/// Finds the footers at the end of a message. Rule 10 lets a footer's text go on until the next footer, which would take every paragraph after a line such as
/// <c>Note: see below</c>. So footers begin with the first paragraph that starts with one and after which every paragraph does, as git's own trailers stand at the
/// end; only the text of a breaking change goes on over paragraphs, wherever it stands.
/// </summary>
internal static class FooterBlock
{
    /// <summary>Splits the lines after the subject.</summary>
    public static (IReadOnlyList<string> Body, IReadOnlyList<CommitFooter> Footers) Read(ReadOnlySpan<string> lines)
    {
        var start = Start(lines);
        return (Trim(lines[..start]), Footers(lines[start..]));
    }

    private static int Start(ReadOnlySpan<string> lines)
    {
        // Read from the end, so that each line is looked at once however many paragraphs there are.
        var start = lines.Length;
        for (var at = lines.Length - 1; at >= 0; at--)
        {
            var isFirst = !MessageParts.IsEmpty(lines[at]) && (at == 0 || MessageParts.IsEmpty(lines[at - 1]) || IsRule(lines[at - 1]));
            if (isFirst && !IsRule(lines[at]))
            {
                if (!FooterLine.IsFooter(lines[at]))
                {
                    break;
                }

                start = at;
            }
        }

        for (var at = 0; at < start; at++)
        {
            if (FooterLine.IsBreaking(lines[at]))
            {
                return at;
            }
        }

        return start;
    }

    private static List<CommitFooter> Footers(ReadOnlySpan<string> lines)
    {
        var footers = new List<CommitFooter>();
        var at = 0;
        while (at < lines.Length)
        {
            if (!FooterLine.IsFooter(lines[at]))
            {
                at++;
                continue;
            }

            var (token, separator, first) = FooterLine.Split(lines[at++]);
            var begin = at;
            while (at < lines.Length && !FooterLine.IsFooter(lines[at]) && !IsRule(lines[at]) && !IsSquashed(lines[at]))
            {
                at++;
            }

            footers.Add(new CommitFooter(token, separator, at == begin ? first : Text(first, lines[begin..at])));
        }

        return footers;
    }

    private static string Text(string first, ReadOnlySpan<string> more)
    {
        var text = new StringBuilder(first);
        foreach (var line in more)
        {
            text.Append('\n').Append(line.AsSpan().Trim());
        }

        return text.ToString().Trim();
    }

    private static string[] Trim(ReadOnlySpan<string> lines)
    {
        while (lines.Length > 0 && (MessageParts.IsEmpty(lines[0]) || IsRule(lines[0])))
        {
            lines = lines[1..];
        }

        while (lines.Length > 0 && (MessageParts.IsEmpty(lines[^1]) || IsRule(lines[^1])))
        {
            lines = lines[..^1];
        }

        return lines.ToArray();
    }

    // The line that GitHub sets between the messages of a squashed pull request and the footers it adds.
    private static bool IsRule(string line) => line.Length >= 3 && !line.AsSpan().ContainsAnyExcept('-');

    // The next message in the list of a squashed pull request.
    private static bool IsSquashed(string line) => line.StartsWith("* ", StringComparison.Ordinal) && CommitHeader.Read(line[2..]) is not null;
}

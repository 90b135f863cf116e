namespace Releasing.Git;

/// <summary>A commit as <c>git log</c> tells it. All texts were written by others.</summary>
/// <param name="Hash">The full hash.</param>
/// <param name="Parents">Full hashes; none for a first commit, several for a merge.</param>
/// <param name="Author">Who wrote the change.</param>
/// <param name="Committer">Who put it into this history.</param>
/// <param name="AuthorDate">When it was written, UTC.</param>
/// <param name="Date">When it was committed, UTC.</param>
/// <param name="Message">The whole message, without the line ends at its end.</param>
public sealed record GitCommit(
    string Hash, IReadOnlyList<string> Parents, GitPerson Author, GitPerson Committer, DateTimeOffset AuthorDate, DateTimeOffset Date, string Message)
{
    private static readonly char[] s_space = [' ', '\t', '\r', '\n', '\f', '\v'];

    /// <summary>It joins several histories.</summary>
    public bool IsMerge => Parents.Count > 1;

    /// <summary>The first paragraph, on one line.</summary>
    public string Subject => string.Join(' ', Paragraph(out _).Select(line => line.Trim(s_space)));

    /// <summary>Everything after the first paragraph, without empty lines around it; empty when there is none.</summary>
    public string Body
    {
        get
        {
            _ = Paragraph(out var end);
            return Message[end..].TrimStart('\r', '\n').TrimEnd('\r', '\n');
        }
    }

    // As git does: leading empty lines do not count, and an empty line is one with nothing but white space.
    private List<string> Paragraph(out int end)
    {
        var lines = new List<string>();
        end = 0;
        while (end < Message.Length)
        {
            var stop = Message.IndexOf('\n', end);
            stop = stop < 0 ? Message.Length : stop;
            var isEmpty = Message.AsSpan(end, stop - end).Trim(s_space).IsEmpty;
            if (isEmpty && lines.Count > 0)
            {
                break;
            }

            if (!isEmpty)
            {
                lines.Add(Message[end..stop]);
            }

            end = Math.Min(stop + 1, Message.Length);
        }

        return lines;
    }
}

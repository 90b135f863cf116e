using System.Text;

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
    /// <summary>The fields in the order of the record; a commit message cannot hold NUL.</summary>
    internal const string Format = "%H%x00%P%x00%aN%x00%aE%x00%cN%x00%cE%x00%at%x00%ct%x00%B";

    private const int FieldCount = 9;

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

    /// <summary>Reads what <c>git log -z</c> writes in <see cref="Format"/>, one commit at a time.</summary>
    internal static IEnumerable<GitCommit> Read(Stream output)
    {
        using var reader = new StreamReader(output, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 64 * 1024);
        var fields = new List<string>(FieldCount);
        var field = new StringBuilder();
        var buffer = new char[16 * 1024];
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            var at = 0;
            while (at < count)
            {
                var end = Array.IndexOf(buffer, '\0', at, count - at);
                field.Append(buffer, at, (end < 0 ? count : end) - at);
                if (end < 0)
                {
                    break;
                }

                at = end + 1;
                fields.Add(field.ToString());
                field.Clear();
                if (fields.Count == FieldCount)
                {
                    yield return new GitCommit(
                        fields[0],
                        fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                        new GitPerson(fields[2], fields[3]),
                        new GitPerson(fields[4], fields[5]),
                        GitTime.Parse(fields[6]),
                        GitTime.Parse(fields[7]),
                        fields[8].TrimEnd('\n'));
                    fields.Clear();
                }
            }
        }
    }
}

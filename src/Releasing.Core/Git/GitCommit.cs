using System.Text;

namespace Releasing.Git;

/// <summary>A commit as <c>git log</c> tells it. All texts were written by others.</summary>
/// <param name="Hash">The full hash.</param>
/// <param name="AuthorName">After <c>.mailmap</c>.</param>
/// <param name="AuthorEmail">After <c>.mailmap</c>.</param>
/// <param name="Date">When it was committed, UTC.</param>
/// <param name="Subject">The first paragraph, on one line.</param>
/// <param name="Body">Everything after it, without the line end at its end; empty when there is none.</param>
public sealed record GitCommit(string Hash, string AuthorName, string AuthorEmail, DateTimeOffset Date, string Subject, string Body)
{
    /// <summary>The fields in the order of the record; a commit message cannot hold NUL.</summary>
    internal const string Format = "%H%x00%aN%x00%aE%x00%ct%x00%s%x00%b";

    private const int FieldCount = 6;

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
                    yield return new GitCommit(fields[0], fields[1], fields[2], GitTime.Parse(fields[3]), fields[4], fields[5].TrimEnd('\n'));
                    fields.Clear();
                }
            }
        }
    }
}

using System.Text;
using Releasing.Sboms.Locks;

namespace Releasing.Sboms.Node;

/// <summary>The words of a line of Yarn 1: bare, or in double quotes with the escapes of JSON.</summary>
internal static class YarnClassicLine
{
    /// <summary>The keys of an entry: <c>a@^1, "@s/b@~2":</c>.</summary>
    public static IReadOnlyList<string> Keys(string line, LockFile file, int number)
    {
        if (!line.EndsWith(':'))
        {
            throw file.Error(number, "an entry does not end with a colon");
        }

        var keys = new List<string>();
        var at = 0;
        while (at < line.Length - 1)
        {
            var word = Word(line, ref at, file, number, ",");
            keys.Add(word.Length > 0 ? word : throw file.Error(number, "an entry has an empty key"));
            if (at < line.Length - 1 && (line[at++] != ',' || line[at++] != ' '))
            {
                throw file.Error(number, "the keys of an entry are not apart");
            }
        }

        return keys.Count > 0 ? keys : throw file.Error(number, "an entry has no key");
    }

    /// <summary>Name and value of a field; the value is empty for <c>dependencies:</c>.</summary>
    public static (string Name, string Value) Field(string line, LockFile file, int number)
    {
        var at = line.Length - line.AsSpan().TrimStart(' ').Length;
        var name = Word(line, ref at, file, number, " ");
        if (at == line.Length)
        {
            return name.EndsWith(':') ? (name[..^1], "") : throw file.Error(number, $"{LockFile.Shown(name)} has no value");
        }

        if (line[at] == ':' && at == line.Length - 1)
        {
            return (name, "");
        }

        at++;
        var value = Word(line, ref at, file, number, "");
        return at == line.Length ? (name, value) : throw file.Error(number, "something follows the value");
    }

    private static string Word(string line, ref int at, LockFile file, int number, string end)
    {
        if (at < line.Length && line[at] == '"')
        {
            return Quoted(line, ref at, file, number);
        }

        // A key of the last entry ends before its colon; a range may have colons inside.
        var stop = end == "," ? line.Length - 1 : line.Length;
        var start = at;
        while (at < stop && !end.Contains(line[at], StringComparison.Ordinal))
        {
            at++;
        }

        return line[start..at];
    }

    private static string Quoted(string line, ref int at, LockFile file, int number)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length && line[at] != '"'; at++)
        {
            if (line[at] == '\\' && ++at == line.Length)
            {
                break;
            }

            text.Append(line[at]);
        }

        return at++ < line.Length ? text.ToString() : throw file.Error(number, "a text is not closed with \"");
    }
}

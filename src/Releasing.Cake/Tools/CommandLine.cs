using System.Text;
using Releasing.Text;

namespace Releasing.Cake.Tools;

/// <summary>Command lines as a person reads them in a log or a message; nothing is ever started from this text.</summary>
internal static class CommandLine
{
    /// <summary>Program and arguments on one line, each argument that needs it in single quotes as in a POSIX shell.</summary>
    public static string Describe(string program, IEnumerable<string> arguments)
    {
        var line = new StringBuilder(Quote(program));
        foreach (var argument in arguments)
        {
            line.Append(' ').Append(Quote(argument));
        }

        return line.ToString();
    }

    /// <summary>Variables before a command, each with a space after it. For the log, which masks secrets.</summary>
    public static string DescribeEnvironment(IDictionary<string, string>? variables)
    {
        var line = new StringBuilder();
        foreach (var (name, value) in (variables ?? new Dictionary<string, string>()).OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (value is not null)
            {
                line.Append(name).Append('=').Append(Quote(value)).Append(' ');
            }
        }

        return line.ToString();
    }

    private static string Quote(string text)
    {
        // Cargo separates flags by the unit separator, which no terminal shows.
        var visible = PlainText.Line(text.Replace('\u001F', ' '));
        return visible.Length > 0 && visible.All(character => char.IsAsciiLetterOrDigit(character) || "-_=./:,+@%\\{}".Contains(character, StringComparison.Ordinal))
            ? visible
            : $"'{visible.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}

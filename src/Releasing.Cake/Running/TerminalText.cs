using System.Text;
using System.Text.RegularExpressions;

namespace Releasing.Cake.Running;

/// <summary>Text from outside made safe to print: a file name or a compiler's line must not drive the terminal.</summary>
public static partial class TerminalText
{
    /// <summary>Removes escape sequences (ECMA-48) and every other control character but tab.</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(character => char.IsControl(character) && character != '\t'))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var character in EscapeSequence().Replace(text, ""))
        {
            if (!char.IsControl(character) || character == '\t')
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\)?|[@-Z\\-_])", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeSequence();
}

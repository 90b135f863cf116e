using System.Globalization;
using System.Text.RegularExpressions;
using Releasing.Formats.Msi.Schema;

namespace Releasing.Formats.Msi.Rules;

/// <summary>Whether a text is what its column holds ("Column Data Types").</summary>
internal static partial class CategoryRules
{
    /// <summary>Whether a text may stand in a column of a category.</summary>
    public static bool Fits(MsiCategory category, string text) => category switch
    {
        MsiCategory.Identifier or MsiCategory.CustomSource => Identifier().IsMatch(text),
        MsiCategory.Property => Property().IsMatch(text),
        MsiCategory.Guid => Guid().IsMatch(text),
        MsiCategory.Version => IsVersion(text),
        MsiCategory.Language => text.Split(',').All(number => ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)),
        MsiCategory.Filename => IsFilename(text),
        MsiCategory.DefaultDir => text is "." or "SourceDir" || IsFilename(text),
        MsiCategory.Cabinet => text.StartsWith('#') && Identifier().IsMatch(text.AsSpan(1)),
        MsiCategory.Shortcut or MsiCategory.Formatted or MsiCategory.Template or MsiCategory.RegPath => IsFormatted(text),
        MsiCategory.Condition => IsFormatted(text) && text.Count(character => character == '(') == text.Count(character => character == ')') && text.Count(character => character == '"') % 2 == 0,
        _ => true,
    };

    private static bool IsVersion(string text) =>
        text.Split('.') is { Length: <= 4 } parts && parts.All(part => ushort.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private static bool IsFilename(string text)
    {
        var names = text.Split('|');
        return names.Length <= 2
            && (names.Length == 1 || MsiShortNames.IsShort(names[0]))
            && !NameRules.Path("", names[^1]).Any() && !names[^1].Contains('/', StringComparison.Ordinal);
    }

    // Every bracket that opens a property is closed before the next one opens.
    private static bool IsFormatted(string text)
    {
        var open = false;
        for (var index = 0; index < text.Length; index++)
        {
            if (open && text[index] == '\\' && text[index - 1] == '[')
            {
                index++;
            }
            else if (text[index] is '[' or ']' && open == (text[index] == '['))
            {
                return false;
            }
            else if (text[index] is '[' or ']')
            {
                open = !open;
            }
        }

        return !open;
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Z_][A-Z0-9_.]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Property();

    [GeneratedRegex(@"\A\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Guid();
}

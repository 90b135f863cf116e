using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Releasing.Formats.HfsPlus;

/// <summary>
/// File names as HFS Plus keeps them: canonically decomposed UTF-16 (TN1150, "Unicode Subtleties"), by the tables of Unicode 3.2 that Mac OS X has used since 10.3 and not by
/// those of the runtime, which differ between machines. Where a Unix name has ':', the volume has '/'.
/// </summary>
internal static class HfsPlusText
{
    // Unicode 3.2, section 3.11: Hangul syllables are computed.
    private const int HangulBase = 0xAC00;
    private const int HangulCount = 11_172;
    private const int LeadingBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailingBase = 0x11A7;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;

    private static readonly FrozenDictionary<char, string> s_decompositions = Lines("Decomposition").ToFrozenDictionary(
        words => Character(words[0]), words => string.Concat(words.Skip(1).Select(Character)));

    private static readonly FrozenDictionary<char, byte> s_classes = Lines("CombiningClasses")
        .SelectMany(words => Enumerable.Range(Character(words[0]), Character(words[1]) - Character(words[0]) + 1)
            .Select(character => KeyValuePair.Create((char)character, byte.Parse(words[2], CultureInfo.InvariantCulture))))
        .ToFrozenDictionary();

    /// <summary>The form of a Unix file name on the volume.</summary>
    /// <param name="name">The name, without '/'.</param>
    public static string OnVolume(string name)
    {
        var swapped = name.Replace(':', '/');
        return Ascii.IsValid(swapped) ? swapped : Decompose(swapped);
    }

    /// <summary>The Unix file name that macOS shows for a name on the volume; it stays decomposed.</summary>
    /// <param name="name">The name on the volume.</param>
    public static string OfUnix(string name) => name.Replace('/', ':');

    private static string Decompose(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        foreach (var character in text)
        {
            Append(result, character);
        }

        Order(result);
        return result.ToString();
    }

    // Each step of the table ends at its first character; what follows it has no decomposition of its own.
    private static void Append(StringBuilder result, char character)
    {
        var tail = "";
        while (s_decompositions.TryGetValue(character, out var parts))
        {
            tail = parts[1..] + tail;
            character = parts[0];
        }

        var syllable = character - HangulBase;
        if (syllable is >= 0 and < HangulCount)
        {
            result.Append((char)(LeadingBase + (syllable / (VowelCount * TrailingCount)))).Append((char)(VowelBase + (syllable / TrailingCount % VowelCount)));
            character = (char)(TrailingBase + (syllable % TrailingCount));
            if (character == TrailingBase)
            {
                return;
            }
        }

        result.Append(character).Append(tail);
    }

    // Canonical ordering: marks of one base character in the order of their classes, equal classes as they came.
    private static void Order(StringBuilder text)
    {
        for (var index = 1; index < text.Length; index++)
        {
            var (mark, rank) = (text[index], Class(text[index]));
            var place = index;
            while (rank > 0 && place > 0 && Class(text[place - 1]) > rank)
            {
                text[place] = text[place - 1];
                place--;
            }

            text[place] = mark;
        }
    }

    private static int Class(char character) => s_classes.GetValueOrDefault(character);

    private static char Character(string hexadecimal) => (char)ushort.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static List<string[]> Lines(string table)
    {
        using var reader = new StreamReader(typeof(HfsPlusText).Assembly.GetManifestResourceStream($"Releasing.Formats.HfsPlus.{table}")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(' '))];
    }
}

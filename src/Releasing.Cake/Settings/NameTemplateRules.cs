using System.Text.RegularExpressions;

namespace Releasing.Cake.Settings;

/// <summary>The words that may stand in braces in a name template, and how they are filled in.</summary>
internal static partial class NameTemplateRules
{
    public static IReadOnlyList<string> ReleaseWords { get; } = ["name", "version", "tag"];

    public static IReadOnlyList<string> TargetWords { get; } = ["name", "version", "tag", "os", "arch", "target", "triple"];

    /// <summary>Names every unknown word, with the valid ones.</summary>
    public static IEnumerable<string> Check(string setting, string template, IReadOnlyList<string> words)
    {
        if (string.IsNullOrWhiteSpace(template))
        {
            yield return $"{setting} is empty. Set a name.";
        }

        foreach (Match word in Word().Matches(template))
        {
            if (!words.Contains(word.Groups[1].Value, StringComparer.Ordinal))
            {
                yield return $"{setting} has the unknown word '{word.Value}'. Use {string.Join(", ", words.Select(known => $"{{{known}}}"))}.";
            }
        }
    }

    public static string Fill(string template, IReadOnlyDictionary<string, string> values) =>
        Word().Replace(template, word => values.TryGetValue(word.Groups[1].Value, out var value) ? value : word.Value);

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

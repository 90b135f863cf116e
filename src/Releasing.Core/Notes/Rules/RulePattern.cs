using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Releasing.Notes.Rules;

/// <summary>
/// A regular expression that a repository wrote in the syntax of Rust's regex crate (https://docs.rs/regex/latest/regex/#syntax), as <c>cliff.toml</c> has them. It is matched without backtracking,
/// so that no message, however hostile, takes more than time in proportion to its length.
/// </summary>
public sealed class RulePattern
{
    private readonly Regex _regex;

    /// <summary>Compiles a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <exception cref="ArgumentException">It is no regular expression, or one that cannot be matched without backtracking.</exception>
    public RulePattern(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Text = pattern;
        try
        {
            _regex = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException inner)
        {
            throw new ArgumentException(inner.Message, nameof(pattern), inner);
        }
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The pattern is found anywhere in the text.</summary>
    public bool IsMatch(string text) => _regex.IsMatch(text);

    /// <summary>The first match with its groups put into a template; null without a match.</summary>
    /// <param name="text">The text.</param>
    /// <param name="template">With <c>$1</c>, <c>${1}</c> or <c>$name</c> for groups.</param>
    public string? Expand(string text, string template) => _regex.Match(text) is { Success: true } match ? Expand(match, template) : null;

    /// <summary>The text with every match replaced.</summary>
    public string Replace(string text, string template) => _regex.Replace(text, match => Expand(match, template));

    /// <summary>Every match with what puts its groups into a template.</summary>
    public IEnumerable<(string Whole, Func<string, string> Expand)> Matches(string text) =>
        _regex.Matches(text).Select(match => (match.Value, (Func<string, string>)(template => Expand(match, template))));

    /// <summary>The whole text in pieces: what no match holds, perhaps empty, before, between and behind the matches, and the matches themselves.</summary>
    /// <returns>Where a piece begins, how long it is, and for a match what puts its groups into a template.</returns>
    public IEnumerable<(int Start, int Length, Func<string, string>? Expand)> Pieces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = 0;
        foreach (var match in _regex.Matches(text).Cast<Match>())
        {
            yield return (end, match.Index - end, null);
            yield return (match.Index, match.Length, template => Expand(match, template));
            end = match.Index + match.Length;
        }

        yield return (end, text.Length - end, null);
    }

    // The dollar at the end of Rust's pattern is the end of the text, that of .NET may stand before a last line end.
    private static string Translate(string pattern)
    {
        var translated = new StringBuilder(pattern.Length + 8);
        var depth = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            var letter = pattern[at];
            if (letter == '\\' && at + 1 < pattern.Length)
            {
                translated.Append(letter).Append(pattern[++at]);
                continue;
            }

            depth += letter == '[' ? 1 : letter == ']' && depth > 0 ? -1 : 0;
            if (depth == 0 && letter == '$' && !pattern.Contains("(?m", StringComparison.Ordinal))
            {
                translated.Append("\\z");
            }
            else if (depth == 0 && string.CompareOrdinal(pattern, at, "(?P<", 0, 4) == 0)
            {
                translated.Append("(?<");
                at += 3;
            }
            else
            {
                translated.Append(letter);
            }
        }

        return translated.ToString();
    }

    // The longest name counts, as in Rust: "$1a" is the group "1a", which there is none of.
    private static string Expand(Match match, string template)
    {
        var expanded = new StringBuilder(template.Length + match.Length);
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] != '$' || at + 1 == template.Length)
            {
                expanded.Append(template[at]);
                continue;
            }

            if (template[at + 1] == '$')
            {
                expanded.Append('$');
                at++;
                continue;
            }

            var isBraced = template[at + 1] == '{';
            var start = at + (isBraced ? 2 : 1);
            var end = start;
            while (end < template.Length && (char.IsAsciiLetterOrDigit(template[end]) || template[end] == '_'))
            {
                end++;
            }

            if (end == start || (isBraced && (end == template.Length || template[end] != '}')))
            {
                expanded.Append('$');
                continue;
            }

            var name = template[start..end];
            expanded.Append(int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? match.Groups[number].Value : match.Groups[name].Value);
            at = isBraced ? end : end - 1;
        }

        return expanded.ToString();
    }
}

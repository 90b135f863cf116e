using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Formats.Linux;

public sealed partial record PackageRelation
{
    /// <summary>
    /// Reads a relation as packagers write it: <c>name</c>, <c>name &gt;= 1.2</c>, <c>name (&gt;= 1.2)</c>, with <c>|</c> between alternatives. Comparisons are
    /// <c>&lt; &lt;= = &gt;= &gt;</c> and Debian's <c>&lt;&lt;</c> and <c>&gt;&gt;</c> (deb-control(5), "Depends").
    /// </summary>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidInputException">It is none; the message quotes it.</exception>
    public static PackageRelation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Any(char.IsControl))
        {
            throw Wrong(text, "it holds a control character");
        }

        var choices = text.Split('|').Select(choice => ParseOne(text, choice.Trim())).ToImmutableArray();
        return choices[0] with { Alternatives = choices[1..] };
    }

    private static PackageRelation ParseOne(string text, string choice)
    {
        if (choice.Length == 0)
        {
            throw Wrong(text, text.Contains('|', StringComparison.Ordinal) ? "an alternative is empty" : "it is empty");
        }

        // With parentheses first: those of a capability such as libc.so.6()(64bit) hold no comparison.
        var match = InParentheses().Match(choice) is { Success: true } inside ? inside : Bare().Match(choice);
        if (!match.Success)
        {
            throw Wrong(text, choice.Contains(',', StringComparison.Ordinal) ? "it holds a comma: write each relation by itself" : $"'{PlainText.Line(choice)}' is no name with a comparison and a version");
        }

        var comparison = match.Groups["comparison"].Value switch
        {
            "<<" or "<" => VersionComparison.Less,
            "<=" => VersionComparison.LessOrEqual,
            "=" => VersionComparison.Equal,
            ">=" => VersionComparison.GreaterOrEqual,
            ">>" or ">" => VersionComparison.Greater,
            _ => VersionComparison.Any,
        };
        return new PackageRelation(match.Groups["name"].Value, comparison, match.Groups["version"].Value);
    }

    private static InvalidInputException Wrong(string text, string what) =>
        new($"Relation '{PlainText.Line(text)}'", what, "Write it as 'name', 'name >= 1.2' or 'name (>= 1.2)', with '|' between alternatives");

    [GeneratedRegex(@"^(?<name>[^\s<>=,]+?)\s*\(\s*(?<comparison><<|<=|=|>=|>>|<|>)\s*(?<version>[^\s()<>=,]+)\s*\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^(?<name>[^\s<>=,]+)(\s*(?<comparison><<|<=|=|>=|>>|<|>)\s*(?<version>[^\s()<>=,]+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Bare();
}

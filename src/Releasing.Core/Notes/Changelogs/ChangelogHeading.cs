using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Releasing.Versions;

namespace Releasing.Notes.Changelogs;

/// <summary>A heading that begins the section of a release: <c>## [1.2.0] - 2024-01-31</c>, <c>## v1.2.0 (2024-01-31)</c>, <c># 1.2.0</c>, or the section Unreleased.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Version">The release; null for Unreleased.</param>
/// <param name="HasBrackets">The version stands in square brackets.</param>
/// <param name="HasMark">The version has a <c>v</c> before it.</param>
/// <param name="HasParentheses">The date stands in parentheses.</param>
internal sealed record ChangelogHeading(int Level, SemanticVersion? Version, bool HasBrackets, bool HasMark, bool HasParentheses)
{
    private const int DeepestLevel = 3;
    private const int LongestVersion = 200;

    private static readonly SearchValues<char> s_ends = SearchValues.Create("]*: \t(,");

    /// <summary>Reads a line as an ATX heading (CommonMark 0.31.2, section 4.2).</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out ChangelogHeading? heading)
    {
        heading = null;
        var level = line.AsSpan().IndexOfAnyExcept('#');
        if (level is < 1 or > DeepestLevel || line[level] is not (' ' or '\t'))
        {
            return false;
        }

        heading = Read(level, line[level..].Trim());
        return heading is not null;
    }

    /// <summary>Reads the text of a heading; null when it is not that of a release.</summary>
    public static ChangelogHeading? Read(int level, string text)
    {
        text = text.StartsWith("Version ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Release ", StringComparison.OrdinalIgnoreCase) ? text[8..].TrimStart() : text;
        var inner = text.TrimStart('[', '*');
        var end = inner.AsSpan().IndexOfAny(s_ends);
        var word = end < 0 ? inner : inner[..end];
        if (word.Equals("Unreleased", StringComparison.OrdinalIgnoreCase))
        {
            return new ChangelogHeading(level, null, text.StartsWith('['), false, false);
        }

        // A prefix such as "tool/" or "tool-v" belongs to a tag and not to the version.
        var slash = word.LastIndexOf('/');
        word = slash >= 0 ? word[(slash + 1)..] : word;
        var hasMark = word.StartsWith('v') || word.StartsWith('V');
        return word.Length <= LongestVersion && SemanticVersion.TryParse(hasMark ? word[1..] : word, out var version)
            ? new ChangelogHeading(level, version, text.StartsWith('['), hasMark, text.EndsWith(')') && text.LastIndexOf('(') is var open and > 0 && text[open - 1] == ' ')
            : null;
    }
}

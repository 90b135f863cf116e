using System.Text;
using Releasing.Text;

namespace Releasing.Formats.Linux;

/// <summary>
/// What every format demands of the texts that go into it: valid Unicode without control characters, on one line where a field has one. A line end in a field
/// would begin another field.
/// </summary>
public static class PackageText
{
    /// <summary>What is wrong with the value of a field of one line.</summary>
    /// <param name="field">The field, as the person knows it.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A full sentence with the field's name, or null when nothing is wrong.</returns>
    public static string? LineProblem(string field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.AsSpan().ContainsAny('\n', '\r') ? $"{field} has a line end, which would begin another field: '{PlainText.Line(value)}'. Write it on one line."
            : value.Any(char.IsControl) ? $"{field} holds a control character: '{PlainText.Line(value)}'. Take it out."
            : !IsUnicode(value) ? $"{field} is not valid Unicode: '{PlainText.Line(value)}'. Write it anew."
            : value.Length > 0 && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1])) ? $"{field} begins or ends with a space: '{PlainText.Line(value)}'. Take it off."
            : null;
    }

    /// <summary>As <see cref="LineProblem"/> for a text of many lines: line ends (LF) and tabs are allowed.</summary>
    /// <param name="field">The field, as the person knows it.</param>
    /// <param name="value">Its value.</param>
    public static string? TextProblem(string field, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')) ? $"{field} holds a control character other than line end and tab. Take it out."
            : !IsUnicode(value) ? $"{field} is not valid Unicode. Write it anew."
            : null;
    }

    /// <summary>Everything wrong with the texts that all formats share; each format adds its own rules to them.</summary>
    /// <param name="package">The package.</param>
    /// <returns>Full sentences that name the field.</returns>
    public static IEnumerable<string> Problems(LinuxPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var lines = new List<(string Field, string Value)>
        {
            ("Name", package.Name),
            ("Summary", package.Summary),
            ("Maintainer", package.Maintainer),
            ("Homepage", package.Homepage),
            ("Licence", package.Licence),
            ("Vendor", package.Vendor),
            ("Packager", package.Packager),
            ("Section", package.Section),
            ("Priority", package.Priority),
            ("Group", package.Group),
            ("Release", package.Version.Release),
        };
        foreach (var entry in package.Changelog)
        {
            lines.Add(("Author of a changelog entry", entry.Author));
            lines.AddRange(entry.Changes.Select(change => ("Change in the changelog", change)));
        }

        IEnumerable<string> empty = new[] { ("Name", package.Name), ("Summary", package.Summary), ("Maintainer", package.Maintainer) }
            .Where(field => string.IsNullOrWhiteSpace(field.Item2)).Select(field => $"{field.Item1} is empty. Set it.");
        return [.. empty, .. lines.Select(line => LineProblem(line.Field, line.Value)).OfType<string>(), .. TextProblem("Description", package.Description) is { } problem ? [problem] : Array.Empty<string>()];
    }

    /// <summary>Whether every surrogate has its other half.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUnicode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}

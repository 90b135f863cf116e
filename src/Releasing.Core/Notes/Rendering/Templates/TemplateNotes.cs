using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet;
using Releasing.Failures;
using Releasing.Notes.Pages;
using Releasing.Text;

namespace Releasing.Notes.Rendering.Templates;

/// <summary>
/// Writes release notes by a Handlebars template (https://handlebarsjs.com/guide/) of the repository. It sees what the JSON form holds; every text is escaped for Markdown already, and
/// each object has its texts once more, as they were written, under <c>raw</c>. A template reads no file: partials are those that it defines itself.
/// </summary>
public static partial class TemplateNotes
{
    private const string Setting = "Correct the template, see https://handlebarsjs.com/guide/";
    private const int LongestTemplate = 1024 * 1024;

    /// <summary>Writes the page, with LF line ends and one at its end.</summary>
    /// <param name="notes">What it says.</param>
    /// <param name="template">The template.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="InvalidInputException">The template makes no sense, or writes more than a page can hold; file and line are told.</exception>
    public static string Render(ReleaseNotes notes, string template, string file)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(template);
        if (template.Length > LongestTemplate)
        {
            throw new InvalidInputException(PlainText.Line(file), $"the template has {template.Length} characters", $"Keep it below {LongestTemplate}");
        }

        var text = template.ReplaceLineEndings("\n");
        using var page = new BoundedWriter(file);
        try
        {
            // No file system: a partial of another file is not found. Texts are Markdown, for which escaping HTML would be wrong.
            var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, FormatProvider = CultureInfo.InvariantCulture });
            using var reader = new StringReader(text);
            handlebars.Compile(reader)(page, TemplateContext.Of(notes));
        }
        catch (Exception error) when (error is HandlebarsException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"{PlainText.Line(file)}{LineOf(error.Message, text)}", PlainText.Line(Sentence(error.Message)), Setting, error);
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    // "Occured at: 1:7" counts lines from 0; what has no place names the expression, which stands somewhere.
    private static string LineOf(string message, string template)
    {
        var place = Place().Match(message);
        if (place.Success)
        {
            return string.Create(CultureInfo.InvariantCulture, $", line {int.Parse(place.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1}");
        }

        var word = Quoted().Match(message);
        var at = word.Success ? template.IndexOf(word.Groups[1].Value, StringComparison.Ordinal) : -1;
        return at < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", line {template.AsSpan(0, at).Count('\n') + 1}");
    }

    private static string Sentence(string message)
    {
        var end = message.IndexOf("Occured at", StringComparison.Ordinal);
        var text = (end < 0 ? message : message[..end]).Trim();
        var stop = text.IndexOf(". ", StringComparison.Ordinal);
        return (stop < 0 ? text : text[..stop]).TrimEnd('.');
    }

    [GeneratedRegex(@"Occured at: (\d{1,9}):", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("'([^']{1,200})'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}

using System.Text;
using System.Text.RegularExpressions;
using Releasing.Notes.Rendering;
using Releasing.Notes.Rules;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>
/// Makes a Markdown page of what a template put out: the template's own text as it is, what strangers wrote escaped line by line. Where <c>commit_preprocessors</c> put Markdown into a message, such
/// as <c>[#$1](…/$1)</c>, that form stays Markdown as long as only letters, digits, dots and hyphens stand for its groups.
/// </summary>
internal sealed class ForeignMarkdown
{
    private const string Group = "[A-Za-z0-9.-]{1,80}";
    private readonly Regex? _forms;

    /// <summary>Prepares the forms.</summary>
    /// <param name="replacements">What the configuration puts into messages.</param>
    public ForeignMarkdown(IEnumerable<MessageReplacement> replacements)
    {
        var forms = replacements.Select(replacement => Form(replacement.Template)).OfType<string>().ToList();
        _forms = forms.Count > 0 ? new Regex(string.Join('|', forms), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null;
    }

    /// <summary>The page.</summary>
    public string Write(TemplateText text)
    {
        var page = new StringBuilder();
        foreach (var run in text.Runs)
        {
            if (run.IsForeign)
            {
                AppendForeign(page, run.Text);
            }
            else
            {
                page.Append(run.Text);
            }
        }

        return page.ToString();
    }

    private void AppendForeign(StringBuilder page, string text)
    {
        var end = 0;
        foreach (var match in _forms?.Matches(text).Cast<Match>() ?? [])
        {
            AppendLines(page, text[end..match.Index]);
            page.Append(match.Value);
            end = match.Index + match.Length;
        }

        AppendLines(page, text[end..]);
    }

    // The blanks at the ends are kept, those that would make code of a further line are not.
    private static void AppendLines(StringBuilder page, string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            page.Append(at > 0 ? "\n" : "");
            if (line.AsSpan().Trim().IsEmpty)
            {
                page.Append(' ', at == 0 && at == lines.Length - 1 ? line.Length : 0);
                continue;
            }

            page.Append(' ', at == 0 ? line.Length - line.AsSpan().TrimStart().Length : 0);
            page.Append(MarkdownText.Escape(line));
            page.Append(' ', at == lines.Length - 1 ? line.Length - line.AsSpan().TrimEnd().Length : 0);
        }
    }

    // A form that is no more than words needs no care; one without words could be anything.
    private static string? Form(string template)
    {
        if (template.Contains('\n') || !template.Any(letter => letter is '[' or '<' or '*' or '`' or '_' or '!'))
        {
            return null;
        }

        var form = new StringBuilder();
        foreach (var part in Regex.Split(template, @"(\$\$|\$\{[A-Za-z0-9_]+\}|\$[A-Za-z0-9_]+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            form.Append(part == "$$" ? @"\$" : part.StartsWith('$') && part.Length > 1 ? Group : Regex.Escape(part));
        }

        return form.Replace(Group + Group, Group).ToString();
    }
}

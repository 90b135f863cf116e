namespace Releasing.Notes.Cliff.Templates;

/// <summary>A template in the part of the language Tera (https://keats.github.io/tera/docs/) that changelogs use.</summary>
internal sealed class PageTemplate
{
    private const int Longest = 1 << 20;
    private readonly TemplateSource _source;
    private readonly IReadOnlyList<TemplateNode> _body;
    private readonly IReadOnlyDictionary<string, TemplateMacro> _macros;

    /// <summary>Reads a template.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="text">The template.</param>
    /// <param name="trims">Its lines are trimmed first, as <c>changelog.trim</c> says.</param>
    /// <exception cref="Releasing.Failures.InvalidInputException">It is no such template, or uses what is not supported; names the line.</exception>
    public PageTemplate(string name, string text, bool trims = false)
    {
        _source = new TemplateSource(name, trims ? Trimmed(text) : text);
        if (text.Length > Longest)
        {
            throw _source.At(1, $"the template has more than {Longest} characters", "Write a smaller template");
        }

        (_body, _macros) = TemplateParser.Read(_source);
    }

    /// <summary>Puts it out.</summary>
    /// <param name="context">Its variables.</param>
    /// <param name="now">What <c>now()</c> says.</param>
    /// <exception cref="Releasing.Failures.InvalidInputException">A value is missing or not what it has to be, or a bound is reached; names the line.</exception>
    public TemplateText Render(TemplateMap context, DateTimeOffset now)
    {
        var run = new TemplateRun(_source, context, _macros, now);
        _ = new TemplateScope(run, null).Render(_body);
        return run.Output.Text;
    }

    private static string Trimmed(string text)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.Take(lines[^1].Length == 0 ? lines.Length - 1 : lines.Length).Select(line => line.Trim()));
    }
}

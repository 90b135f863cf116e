using Releasing.Failures;
using Releasing.Text;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>A template and what messages call it.</summary>
/// <param name="Name">Such as <c>cliff.toml: changelog.body</c>.</param>
/// <param name="Text">The template, lines ended by LF.</param>
internal sealed record TemplateSource(string Name, string Text)
{
    /// <summary>The failure that something in it is wrong.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="what">What is wrong; may hold text of the template.</param>
    /// <param name="whatToDo">What to change.</param>
    public InvalidInputException At(int line, string what, string whatToDo = "Correct the template") => new($"{Name}, line {line}", PlainText.Line(what), whatToDo);
}

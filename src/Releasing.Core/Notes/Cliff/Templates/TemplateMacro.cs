namespace Releasing.Notes.Cliff.Templates;

/// <summary>A macro.</summary>
/// <param name="Parameters">Names with the value of those that need not be given.</param>
/// <param name="Body">What it puts out.</param>
internal sealed record TemplateMacro(IReadOnlyList<(string Name, TemplateExpression? Otherwise)> Parameters, IReadOnlyList<TemplateNode> Body);

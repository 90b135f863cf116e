namespace Releasing.Notes.Cliff.Templates;

/// <summary>An expression that was read; gives its value.</summary>
internal delegate object? TemplateExpression(TemplateScope scope);

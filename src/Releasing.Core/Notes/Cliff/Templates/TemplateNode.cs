namespace Releasing.Notes.Cliff.Templates;

/// <summary>A part of a template that was read; puts itself out.</summary>
/// <returns>How the template goes on.</returns>
internal delegate TemplateFlow TemplateNode(TemplateScope scope);

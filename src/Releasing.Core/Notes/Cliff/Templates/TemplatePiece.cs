namespace Releasing.Notes.Cliff.Templates;

/// <summary>A piece of a template: text, or a tag with its tokens.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Text">The text; null for a tag.</param>
/// <param name="Tokens">The tag's tokens; none for text.</param>
/// <param name="Prints">The tag is <c>{{ … }}</c>.</param>
internal sealed record TemplatePiece(int Line, string? Text, IReadOnlyList<TemplateToken> Tokens, bool Prints);

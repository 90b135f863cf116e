namespace Releasing.Notes.Cliff.Templates;

/// <summary>A token of a tag.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; a text without its marks.</param>
/// <param name="Line">Where, from 1.</param>
internal readonly record struct TemplateToken(TokenKind Kind, string Text, int Line);

namespace Releasing.Notes.Cliff.Templates;

/// <summary>A piece of text and where it came from.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsForeign">Strangers wrote it: a commit, a tag, a name. Otherwise the repository's own template or configuration did.</param>
internal readonly record struct TextRun(string Text, bool IsForeign);

namespace Releasing.Versions.Files;

/// <summary>The content of an element and where it stands.</summary>
/// <param name="Path">Local names from the outermost element to this one.</param>
/// <param name="Start">Behind the start tag.</param>
/// <param name="End">Before the end tag; <paramref name="Start"/> for an element that is closed at once.</param>
/// <param name="IsEmptyTag">It is written as <c>&lt;a/&gt;</c>, so there is no place for a content.</param>
internal sealed record XmlSpot(IReadOnlyList<string> Path, int Start, int End, bool IsEmptyTag);

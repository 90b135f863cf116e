namespace Releasing.Notes.Pages;

/// <summary>Commands that a reader types, under a line of their own.</summary>
/// <param name="Title">A sentence or a few words: <c>Debian, Ubuntu</c>.</param>
/// <param name="Lines">Shell commands, at least one.</param>
public sealed record NotesCommands(string Title, IReadOnlyList<string> Lines);

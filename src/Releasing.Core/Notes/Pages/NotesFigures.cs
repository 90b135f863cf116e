namespace Releasing.Notes.Pages;

/// <summary>A release in numbers.</summary>
/// <param name="Commits">Commits of the range, those that are not listed too; merges do not count.</param>
/// <param name="Contributors">People who wrote them.</param>
/// <param name="FilesChanged">Files that differ from the release before, for a first release all files; null when nobody counted.</param>
public sealed record NotesFigures(int Commits, int Contributors, int? FilesChanged);

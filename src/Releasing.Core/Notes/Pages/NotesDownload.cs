namespace Releasing.Notes.Pages;

/// <summary>A file of the release.</summary>
/// <param name="Platform">For people: <c>Linux x86_64</c>, <c>macOS (universal)</c>, <c>All platforms</c>.</param>
/// <param name="Kind">For people: <c>Archive</c>, <c>Debian package</c>.</param>
/// <param name="Name">Its asset name.</param>
/// <param name="Address">Where it is downloaded; null where it lies beside the notes.</param>
public sealed record NotesDownload(string Platform, string Kind, string Name, string? Address);

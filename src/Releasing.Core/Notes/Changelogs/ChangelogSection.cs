namespace Releasing.Notes.Changelogs;

/// <summary>Where a section lies in the text.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Start">Where the line of the heading begins.</param>
/// <param name="Body">Where the line after the heading begins.</param>
/// <param name="End">Where the next section, the links at the bottom or nothing begins.</param>
internal sealed record ChangelogSection(ChangelogHeading Heading, int Start, int Body, int End);

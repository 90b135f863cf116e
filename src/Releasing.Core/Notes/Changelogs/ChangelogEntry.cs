using Releasing.Notes.Pages;
using Releasing.Notes.Rendering;
using Releasing.Versions;

namespace Releasing.Notes.Changelogs;

/// <summary>What a changelog says of one release.</summary>
/// <param name="Version">The release.</param>
/// <param name="Date">The day in its heading, UTC.</param>
/// <param name="Changes">Markdown with LF line ends and headings of level 3; empty when nothing is to be told.</param>
public sealed record ChangelogEntry(SemanticVersion Version, DateTimeOffset Date, string Changes)
{
    /// <summary>Where its version leads; null for nowhere.</summary>
    public string? Address { get; init; }

    /// <summary>Where Unreleased leads from now on; null for nowhere.</summary>
    public string? UnreleasedAddress { get; init; }

    /// <summary>The entry of a page.</summary>
    /// <param name="notes">What changed. <c>notes.Version.Tag</c> is the tag it has, or will have.</param>
    public static ChangelogEntry Of(ReleaseNotes notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var version = notes.Version;
        return new ChangelogEntry(version.Version, version.ContentDate, MarkdownNotes.RenderChanges(notes, level: 3))
        {
            Address = version.PreviousTag is { } previous ? ForgeLinks.Compare(notes.Remote, previous, version.Tag) : ForgeLinks.Release(notes.Remote, version.Tag),
            UnreleasedAddress = ForgeLinks.Compare(notes.Remote, version.Tag, "HEAD"),
        };
    }
}

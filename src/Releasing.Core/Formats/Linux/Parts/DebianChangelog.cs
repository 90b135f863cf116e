using System.Globalization;
using System.Text;
using Releasing.Formats.Deb;
using Releasing.Text;

namespace Releasing.Formats.Linux.Parts;

/// <summary>Debian's changelog (deb-changelog(5)) from the history of a package.</summary>
public static class DebianChangelog
{
    // Eighty columns, less the bullet.
    private const int Width = 76;

    /// <summary>The history as a content of deb packages, <c>/usr/share/doc/NAME/changelog.Debian.gz</c>; nothing where there is none.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="entries">The newest first.</param>
    public static IReadOnlyList<PackageContent> Contents(string package, IReadOnlyList<ChangelogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return entries.Count == 0 ? [] :
            [PartContent.Compressed(Encoding.UTF8.GetBytes(Text(package, entries)), "the changelog", $"/usr/share/doc/{package}/changelog.Debian.gz") with { Formats = PackageFormats.Deb }];
    }

    /// <summary>The changelog's text. Every date is that of its entry, in UTC.</summary>
    /// <param name="package">The package's name.</param>
    /// <param name="entries">The newest first.</param>
    public static string Text(string package, IReadOnlyList<ChangelogEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append($"{package} ({DebVersion.Of(entry.Version)}) unstable; urgency=medium\n\n");
            foreach (var change in entry.Changes.IsEmpty ? [$"Release {entry.Version.Upstream}."] : entry.Changes)
            {
                text.Append("  * ").AppendJoin("\n    ", PlainText.Wrapped(PlainText.Line(change), Width)).Append('\n');
            }

            text.Append(CultureInfo.InvariantCulture, $"\n -- {PlainText.Line(entry.Author)}  {entry.Date.UtcDateTime:ddd, dd MMM yyyy HH:mm:ss} +0000\n");
        }

        return text.ToString();
    }
}

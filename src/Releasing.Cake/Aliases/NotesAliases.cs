using Cake.Core;
using Cake.Core.Annotations;
using Releasing.Notes.Rendering;
using Releasing.Versions;

namespace Releasing.Cake.Aliases;

/// <summary>Release notes, in a script.</summary>
[CakeAliasCategory("Releasing")]
public static class NotesAliases
{
    /// <summary>The commits since the previous release, grouped by their conventional type, as Markdown in which commit subjects stay text.</summary>
    /// <param name="context">The script.</param>
    /// <param name="version">The release, from <c>ReleaseVersion()</c>.</param>
    /// <returns>Text with LF line ends.</returns>
    /// <example><code>System.IO.File.WriteAllText("notes.md", ReleaseNotes(ReleaseVersion()));</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Notes")]
    [CakeNamespaceImport("Releasing.Versions")]
    public static string ReleaseNotes(this ICakeContext context, ReleaseVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return MarkdownNotes.Render(Releasing.Notes.Pages.ReleaseNotes.Collect(VersionAliases.Repository(context), version));
    }
}

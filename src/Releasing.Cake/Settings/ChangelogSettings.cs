using Releasing.Notes.Changelogs;
using Releasing.Notes.Rules;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>The changelog of the repository, in the form of Keep a Changelog 1.1.0.</summary>
public sealed class ChangelogSettings
{
    /// <summary>The file, relative to the repository. Default: <c>CHANGELOG.md</c>.</summary>
    public string File { get; set; } = "CHANGELOG.md";

    /// <summary>
    /// What becomes of the section Unreleased: it stays, and the release is written from the commits; or what stands in it becomes the text of the release. Default:
    /// <see cref="UnreleasedSection.Keep"/>.
    /// </summary>
    public UnreleasedSection Unreleased { get; set; }

    /// <summary>What goes under which heading. Default: null, <see cref="NotesRules.Changelog"/>.</summary>
    public NotesRules? Rules { get; set; }

    /// <summary>A <c>cliff.toml</c> of the repository says what goes under which heading and which tags are releases, where <see cref="Rules"/> are not set. Default: yes.</summary>
    public bool Cliff { get; set; } = true;

    /// <summary>Every mistake that can be seen without writing anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (File.Trim().Length == 0 || File.Any(char.IsControl) || Path.IsPathRooted(File) || File.Split('/', '\\').Contains(".."))
        {
            yield return $"Settings.Changelog.File is '{PlainText.Line(File)}'. Set a file of the repository.";
        }

        if (!Enum.IsDefined(Unreleased))
        {
            yield return $"Settings.Changelog.Unreleased is {(int)Unreleased}. Set Keep or Move.";
        }
    }
}

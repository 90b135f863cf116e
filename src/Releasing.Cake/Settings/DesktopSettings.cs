using System.Text.RegularExpressions;
using Releasing.Files;
using Releasing.Text;

namespace Releasing.Cake.Settings;

/// <summary>What installers and menus show of a program: msi, dmg and AppImage take it from here.</summary>
public sealed partial class DesktopSettings
{
    /// <summary>The name that people read, which may have blanks. Default: null, the project's name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>
    /// The program's identifier in reverse domain order, such as <c>org.example.tool</c>: the bundle identifier of macOS and the AppStream component id. Default: null, made of the
    /// repository's host, owner and name: <c>com.github.owner.tool</c>.
    /// </summary>
    public string? Identifier { get; set; }

    /// <summary>A square PNG in the repository, best of 256 to 1024 pixels. Default: null, none.</summary>
    public string? Icon { get; set; }

    /// <summary>Where a menu puts it: registered main categories of the freedesktop menu specification, such as <c>Development</c>. Default: <c>Utility</c>.</summary>
    public IList<string> Categories { get; } = new List<string> { "Utility" };

    /// <summary>It is a program for a terminal and opens no window of its own. Default: yes.</summary>
    public bool Terminal { get; set; } = true;

    /// <summary>Which of several programs is the one that a menu starts, without <c>.exe</c>. Default: null, the one of the project's name, otherwise the first.</summary>
    public string? Program { get; set; }

    /// <summary>The text that an installer shows, in the repository. Default: null, the first file that the archives take as the licence.</summary>
    public string? LicenceFile { get; set; }

    /// <summary>Every mistake that can be seen without building anything.</summary>
    /// <returns>One full sentence each.</returns>
    public IEnumerable<string> Validate()
    {
        if (DisplayName is not null && (DisplayName.Trim().Length == 0 || DisplayName.Any(char.IsControl)))
        {
            yield return "Settings.Desktop.DisplayName is empty or has a control character. Set a name on one line.";
        }

        if (Identifier is not null && !IdentifierShape().IsMatch(Identifier))
        {
            yield return $"Settings.Desktop.Identifier is '{PlainText.Line(Identifier)}'. Set one in reverse domain order, such as org.example.tool.";
        }

        foreach (var (member, path) in new[] { (nameof(Icon), Icon), (nameof(LicenceFile), LicenceFile) })
        {
            if (path is not null && !RelativePath.IsSafe(path))
            {
                yield return $"Settings.Desktop.{member} is '{PlainText.Line(path)}'. Set a path inside of the repository with '/' between its parts.";
            }
        }

        foreach (var category in Categories.Where(category => category.Length == 0 || !category.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
        {
            yield return $"Settings.Desktop.Categories has '{PlainText.Line(category)}'. Use names of the freedesktop menu specification, such as Development.";
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdentifierShape();
}

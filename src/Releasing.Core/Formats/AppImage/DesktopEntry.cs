using System.Text;
using System.Text.RegularExpressions;
using Releasing.Text;

namespace Releasing.Formats.AppImage;

/// <summary>A desktop entry (freedesktop Desktop Entry Specification) that starts a program.</summary>
public sealed partial record DesktopEntry
{
    /// <summary>The name that a menu shows.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, on one line. Default: empty, not said.</summary>
    public string Comment { get; init; } = "";

    /// <summary>The program, without a folder: also the name of the icon.</summary>
    public required string Program { get; init; }

    /// <summary>The version of the program, for <c>X-AppImage-Version</c>.</summary>
    public required string Version { get; init; }

    /// <summary>It is run in a terminal.</summary>
    public bool Terminal { get; init; }

    /// <summary>Registered categories (freedesktop Desktop Menu Specification 1.1, appendix A), at least one main category.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Everything that is wrong, full sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (Name.Trim().Length == 0 || Name.Any(char.IsControl))
        {
            yield return "Desktop entry, key Name: it is empty or has a control character. Set Settings.Desktop.DisplayName to a name on one line.";
        }

        if (Comment.Any(char.IsControl))
        {
            yield return "Desktop entry, key Comment: it has a control character. Shorten the project's description to one line.";
        }

        // What needs no quoting in the key Exec, and no escape in a path.
        if (!ProgramName().IsMatch(Program))
        {
            yield return $"Desktop entry, key Exec: the program '{PlainText.Line(Program)}' has a character that is no letter, digit, '.', '_', '+' or '-'. Rename it.";
        }

        if (Version.Length == 0 || Version.Any(c => char.IsControl(c) || c == ' '))
        {
            yield return "Desktop entry, key X-AppImage-Version: it is empty or has blanks. Give the version of the release.";
        }

        foreach (var category in Categories.Where(category => !MenuCategories.IsKnown(category)))
        {
            yield return $"Desktop entry, key Categories: '{PlainText.Line(category)}' is no registered category. Use one of the menu specification, such as {string.Join(", ", MenuCategories.Main)}, or one that begins with X-.";
        }

        if (!Categories.Any(MenuCategories.Main.Contains))
        {
            yield return $"Desktop entry, key Categories: there is no main category. Add one of {string.Join(", ", MenuCategories.Main)} to Settings.Desktop.Categories.";
        }
    }

    /// <summary>The text of the file.</summary>
    public string ToText()
    {
        var text = new StringBuilder("[Desktop Entry]\n");
        Key("Type", "Application");
        // The version of the specification whose keys are used; validators know no later one than their own.
        Key("Version", "1.0");
        Key("Name", Name);
        if (Comment.Length > 0)
        {
            Key("Comment", Comment);
        }

        Key("Exec", Program);
        Key("Icon", Program);
        Key("Terminal", Terminal ? "true" : "false");
        Key("Categories", string.Concat(Categories.Select(category => category + ";")));
        Key("X-AppImage-Version", Version);
        return text.ToString();

        // A backslash begins an escape; a leading blank would be lost.
        void Key(string name, string value)
        {
            var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal);
            text.Append(name).Append('=').Append(escaped.StartsWith(' ') ? "\\s" + escaped[1..] : escaped).Append('\n');
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9._+-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ProgramName();
}

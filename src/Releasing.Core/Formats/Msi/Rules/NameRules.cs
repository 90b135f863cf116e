using Releasing.Files;
using Releasing.Text;

namespace Releasing.Formats.Msi.Rules;

/// <summary>What Windows allows as names of files and folders ("Naming Files, Paths, and Namespaces").</summary>
internal static class NameRules
{
    // A FileName column takes 255 characters, of which a short name and the bar between them take up to thirteen.
    private const int LongestName = 242;

    // MAX_PATH with its NUL.
    private const int LongestPath = 259;
    private const string Forbidden = "<>:\"\\|?*";

    /// <summary>What is wrong with a path of several parts, each problem with the field.</summary>
    public static IEnumerable<string> Path(string field, string path)
    {
        foreach (var part in path.Split('/'))
        {
            if (Problem(part) is { } problem)
            {
                yield return $"{field}: '{PlainText.Line(path)}' {problem}. Rename it.";
                yield break;
            }
        }
    }

    /// <summary>What is wrong with the path that a file has on most machines.</summary>
    public static IEnumerable<string> Length(MsiPackage package, string path)
    {
        var length = MsiPath.TypicalRoot(package).Length + 1 + MsiPath.InstallFolder(package).Length + 1 + path.Length;
        return length > LongestPath
            ? [$"Files: '{PlainText.Line(path)}' has {length} characters below {MsiPath.TypicalRoot(package)}, and Windows Installer takes {LongestPath} at most (MAX_PATH). Shorten it."]
            : [];
    }

    private static string? Problem(string name) => name switch
    {
        "" => "has an empty part",
        "." or ".." => "has the part '.' or '..', which is no name",
        _ when name.Length > LongestName => $"has a part of {name.Length} characters, and {LongestName} fit into a FileName column",
        _ when name.Any(character => char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal)) => "has a character that Windows allows in no name (control characters and < > : \" \\ | ? *)",
        _ when name[^1] is '.' or ' ' || name[0] == ' ' => "has a part that begins with a blank or ends with a blank or a full stop, which Windows takes away",
        _ when PortableName.IsDevice(name) => "has a part that Windows keeps for a device (CON, PRN, AUX, NUL, COM1, LPT1, …)",
        _ => null,
    };
}

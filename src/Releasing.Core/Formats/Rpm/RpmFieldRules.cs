using Releasing.Formats.Linux;
using Releasing.Text;

namespace Releasing.Formats.Rpm;

/// <summary>The rules of names, versions and texts.</summary>
internal static class RpmFieldRules
{
    public static IEnumerable<string> Of(RpmPackage package)
    {
        var shared = package.Package;
        return NameProblems(shared.Name)
            .Concat(VersionProblems("Version", RpmVersion.UpstreamOf(shared.Version)))
            .Concat(VersionProblems("Release", shared.Version.Release))
            .Concat(shared.Version.Epoch < 0 ? [$"The epoch {shared.Version.Epoch} is negative. Use 0 or a positive number."] : Array.Empty<string>())
            .Concat(package.Architecture.Length == 0 ? [$"The target {shared.Target} is not Linux. Choose a Linux target."] : Array.Empty<string>())
            .Concat(PackageText.LineProblem("BuildHost", package.BuildHost) is { } problem ? [problem] : Array.Empty<string>())
            .Concat(ChangelogProblems(package))
            .Concat(IsTime(shared.ModificationTime) ? [] : ["The modification time is before 1970 or after 2105, which rpm cannot write. Correct it."]);
    }

    /// <summary>Whether it is one line without control characters.</summary>
    public static bool IsLine(string text) => !text.Any(char.IsControl);

    /// <summary>Whether seconds since 1970 fit 32 bits.</summary>
    public static bool IsTime(DateTimeOffset time) => time.ToUnixTimeSeconds() is >= 0 and <= uint.MaxValue;

    private static IEnumerable<string> NameProblems(string name)
    {
        var begins = name.Length > 0 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_');
        if (!begins || name.Contains("..", StringComparison.Ordinal) || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '+'))
        {
            yield return $"The name '{PlainText.Line(name)}' is none for rpm: it begins with a letter, digit or _ and goes on with those, '.', '-' and '+', never '..'. Choose another.";
        }
    }

    private static IEnumerable<string> VersionProblems(string field, string version)
    {
        if (version.Length == 0 || version.Contains("..", StringComparison.Ordinal) || !version.All(IsVersionCharacter))
        {
            yield return $"The {field} '{PlainText.Line(version)}' is none for rpm: it has letters, digits, '.', '_', '+', '~' and '^' only, never '..'. Correct it.";
        }
    }

    private static bool IsVersionCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '+' or '~' or '^';

    private static IEnumerable<string> ChangelogProblems(RpmPackage package)
    {
        foreach (var entry in package.Package.Changelog)
        {
            var version = RpmVersion.Of(entry.Version);
            if (entry.Author.Length == 0 || entry.Changes.IsEmpty)
            {
                yield return $"The changelog of {PlainText.Line(version)} has no author or no change. Write 'Name <address>' and one line for each change.";
            }

            if (!IsTime(entry.Date))
            {
                yield return $"The changelog's date of {PlainText.Line(version)} is before 1970 or after 2105. Correct it.";
            }
        }
    }
}

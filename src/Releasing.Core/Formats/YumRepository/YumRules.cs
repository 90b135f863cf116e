using Releasing.Formats.Linux;
using Releasing.Formats.Rpm.Reading;
using Releasing.Text;

namespace Releasing.Formats.YumRepository;

/// <summary>What is wrong before anything is written.</summary>
internal static class YumRules
{
    public static IReadOnlyList<string> Problems(YumMetadataSettings settings, IReadOnlyList<RpmPackageFile> packages) =>
        [.. SettingProblems(settings), .. FileNameProblems(packages), .. DoubleProblems(packages)];

    private static IEnumerable<string> SettingProblems(YumMetadataSettings settings)
    {
        if (settings.Id.Length == 0 || settings.Id[0] == '.' || !settings.Id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'))
        {
            yield return $"The repository's id '{PlainText.Line(settings.Id)}' is none. Use letters, digits, '-', '_' and '.'.";
        }

        if (settings.Name.Length == 0)
        {
            yield return "The repository's name is empty. Set it.";
        }

        if (PackageText.LineProblem("The repository's name", settings.Name) is { } problem)
        {
            yield return problem;
        }

        if (settings.Address is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https" or "file")))
        {
            yield return $"The repository's address '{PlainText.Line(address.ToString())}' is no absolute http, https or file address. Correct it.";
        }

        if (settings.Time.ToUnixTimeSeconds() < 0)
        {
            yield return "The repository's time is before 1970. Correct it.";
        }
    }

    // dnf puts the name into an address as it is; a name of rpm's own characters, which are these, needs no escape there.
    private static IEnumerable<string> FileNameProblems(IReadOnlyList<RpmPackageFile> packages) => packages
        .Where(package => !Path.GetFileName(package.Path).All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '+' or '~' or '^'))
        .Select(package => $"{PlainText.Line(package.Path)} has characters in its file name that an address would have to escape. Name it as 'rpm -qp' does, with .rpm at its end.");

    private static IEnumerable<string> DoubleProblems(IReadOnlyList<RpmPackageFile> packages)
    {
        foreach (var group in packages.GroupBy(package => Path.GetFileName(package.Path), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"{string.Join(" and ", group.Select(package => PlainText.Line(package.Path)))} have one file name. Rename one.";
        }

        foreach (var group in packages
            .GroupBy(package => $"{package.Name}-{package.Epoch}:{package.Version}-{package.Release}.{package.Architecture}", StringComparer.Ordinal)
            .Where(group => group.Count() > 1))
        {
            yield return $"{string.Join(" and ", group.Select(package => PlainText.Line(package.Path)))} are both {PlainText.Line(group.Key)}. Leave one out.";
        }
    }
}

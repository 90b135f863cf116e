using System.Buffers;
using System.Globalization;
using Releasing.Text;

namespace Releasing.Formats.Msi.Rules;

/// <summary>The rules of shortcuts, variables, registry values and services.</summary>
internal static class SystemRules
{
    private const int LongestText = 255;
    private static readonly SearchValues<char> s_meaningful = SearchValues.Create("=+-!*;%[]{} ");

    // Shortcut.Name takes 128 characters with the short name.
    private const int LongestShortcut = 115;

    public static IEnumerable<string> Problems(MsiPackage package) =>
    [
        .. package.Shortcuts.SelectMany(shortcut => Shortcut(shortcut)),
        .. Twice("Shortcuts", package.Shortcuts.Select(shortcut => $"{shortcut.Folder}/{shortcut.Name}")),
        .. package.Variables.SelectMany(Variable),
        .. Twice("Variables", package.Variables.Select(variable => variable.Name)),
        .. Twice("PathFolders", package.PathFolders),
        .. package.RegistryValues.SelectMany(value => RegistryValue(package, value)),
        .. Twice("RegistryValues", package.RegistryValues.Select(value => $@"{value.Root}\{value.Key}\{value.Name}")),
        .. package.Services.SelectMany(service => Service(package, service)),
        .. Twice("Services", package.Services.Select(service => service.Name)),
    ];

    private static IEnumerable<string> Twice(string field, IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
        .Select(group => $"{field}: '{PlainText.Line(group.Key)}' is given twice. Give it once.");

    private static IEnumerable<string> Shortcut(MsiShortcut shortcut) =>
    [
        .. NameRules.Path("Shortcuts", shortcut.Name),
        .. shortcut.Name.Contains('/', StringComparison.Ordinal) ? [$"Shortcuts: '{PlainText.Line(shortcut.Name)}' has a '/' in it. Name the folder in Folder."] : Array.Empty<string>(),
        .. shortcut.Folder.Length == 0 ? [] : NameRules.Path("Shortcuts", shortcut.Folder),
        .. TextRules.Line("Shortcuts", shortcut.Name, LongestShortcut, required: true),
        .. TextRules.Line("Shortcuts", shortcut.Arguments, LongestText, required: false),
        .. TextRules.Line("Shortcuts", shortcut.Description, LongestText, required: false),
    ];

    private static IEnumerable<string> Variable(MsiVariable variable) =>
    [
        .. TextRules.Line("Variables", variable.Name, LongestText - 3, required: true),
        .. TextRules.Line("Variables", variable.Value, LongestText - 4, required: true),
        .. variable.Name.AsSpan().ContainsAny(s_meaningful)
            ? [$"Variables: '{PlainText.Line(variable.Name)}' has one of = + - ! * ; % [ ] {{ }} or a blank in it, which mean something in the Environment table. Choose another name."]
            : Array.Empty<string>(),
        .. string.Equals(variable.Name, "PATH", StringComparison.OrdinalIgnoreCase) && variable.Part == MsiVariablePart.All
            ? ["Variables: PATH would be replaced as a whole. Use PathFolders, or set Part to First or Last."]
            : Array.Empty<string>(),
    ];

    private static IEnumerable<string> RegistryValue(MsiPackage package, MsiRegistryValue value)
    {
        var name = $@"{value.Key}\{value.Name}";
        foreach (var problem in TextRules.Line("RegistryValues", value.Key, LongestText, required: true).Concat(TextRules.Line("RegistryValues", value.Name, LongestText, required: false)))
        {
            yield return problem;
        }

        if (value.Key.Split('\\').Any(part => part.Length == 0))
        {
            yield return $"RegistryValues: the key '{PlainText.Line(value.Key)}' has an empty part. Write it as Software\\Acme\\Tool.";
        }

        if (package.Scope == MsiScope.PerUser && value.Root is MsiRegistryRoot.LocalMachine or MsiRegistryRoot.ClassesRoot)
        {
            yield return $"RegistryValues: '{PlainText.Line(name)}' is in {value.Root}, which a package for one user may not write (ICE57). Use Scope or CurrentUser.";
        }

        if (value.Kind == MsiRegistryKind.Number && !int.TryParse(value.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) && !uint.TryParse(value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            yield return $"RegistryValues: '{PlainText.Line(name)}' is no number of 32 bits. Write it in decimal digits.";
        }

        if (value.Kind == MsiRegistryKind.Bytes && (value.Value.Length % 2 != 0 || !value.Value.All(char.IsAsciiHexDigit)))
        {
            yield return $"RegistryValues: '{PlainText.Line(name)}' is not written in pairs of hexadecimal digits. Correct it.";
        }
    }

    private static IEnumerable<string> Service(MsiPackage package, MsiService service)
    {
        if (package.Scope == MsiScope.PerUser)
        {
            yield return $"Services: '{PlainText.Line(service.Name)}' cannot be made by a package for one user (InstallServices action). Set the scope to PerMachine.";
        }

        if (service.Name.Length is 0 or > LongestText || service.Name.Contains('/', StringComparison.Ordinal) || service.Name.Contains('\\', StringComparison.Ordinal) || service.Name.Any(char.IsControl))
        {
            yield return $"Services: '{PlainText.Line(service.Name)}' is no name of a service (CreateService). Use 1 to 255 characters without slashes.";
        }

        if (!Enum.IsDefined(service.StartType))
        {
            yield return $"Services: '{PlainText.Line(service.Name)}' has the start type {service.StartType}. Choose Automatic, Manual or Disabled.";
        }

        if (service is { StartType: MsiServiceStart.Disabled, StartsWhenInstalled: true })
        {
            yield return $"Services: '{PlainText.Line(service.Name)}' is disabled and cannot be started by the installation. Set StartsWhenInstalled to false.";
        }

        foreach (var text in new[] { service.DisplayName, service.Description, service.Arguments, service.Account })
        {
            foreach (var problem in TextRules.Line("Services", text, LongestText, required: false))
            {
                yield return problem;
            }
        }
    }
}

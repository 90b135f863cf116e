using Releasing.Failures;
using Releasing.Formats.Ico;
using Releasing.Formats.Msi.Rules;

namespace Releasing.Formats.Msi;

/// <summary>What Windows and Windows Installer forbid in a package: everything at once, each with the field and the rule.</summary>
internal static class MsiRules
{
    /// <summary>What can be seen in the model, before any program is built.</summary>
    public static IReadOnlyList<string> Problems(MsiPackage package) =>
        [.. TextRules.Problems(package), .. FileRules.Problems(package), .. SystemRules.Problems(package), .. Icon(package)];

    private static string[] Icon(MsiPackage package)
    {
        if (package.Icon is null)
        {
            return [];
        }

        try
        {
            IcoFile.Of(package.Icon);
            return [];
        }
        catch (InvalidInputException failure)
        {
            return [$"Icon: {failure.Message}"];
        }
    }
}

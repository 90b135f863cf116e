using Releasing.Text;

namespace Releasing.Formats.Msi.Rules;

/// <summary>The rules of names and texts.</summary>
internal static class TextRules
{
    // ICE16: longer names are not shown everywhere.
    private const int LongestProductName = 63;
    private const int LongestText = 255;

    public static IEnumerable<string> Problems(MsiPackage package) =>
    [
        .. Line("Name", package.Name, LongestProductName, required: true),
        .. Line("Manufacturer", package.Manufacturer, LongestText, required: true),
        .. InRegistryKey("Name", package.Name), .. InRegistryKey("Manufacturer", package.Manufacturer),
        .. MsiVersion.Problems(package.Version),
        .. package.UpgradeCode == Guid.Empty ? ["UpgradeCode: it is empty (UpgradeCode property). Set a GUID that never changes."] : Array.Empty<string>(),
        .. package.ProductCode == Guid.Empty ? ["ProductCode: it is empty (ICE24). Set a GUID, or none."] : Array.Empty<string>(),
        .. Enum.IsDefined(package.Architecture) ? Array.Empty<string>() : [$"Architecture: {package.Architecture} is none that Windows Installer has (Template Summary property). Choose X64, Arm64 or X86."],
        .. NameRules.Path("InstallFolder", MsiPath.InstallFolder(package)),
        .. Information(package.Information),
        .. package.Features.SelectMany(feature => Feature(package, feature)),
        .. package.Conditions.SelectMany(condition => (string[])
            [.. Line("Conditions", condition.Expression, LongestText, required: true), .. Line("Conditions", condition.Message, LongestText, required: true)]),
        .. Line("DowngradeMessage", package.DowngradeMessage ?? "", LongestText, required: false),
    ];

    /// <summary>What is wrong with a text on one line.</summary>
    public static IEnumerable<string> Line(string field, string text, int longest, bool required)
    {
        if (required && text.Trim().Length == 0)
        {
            yield return $"{field}: it is empty. Set it.";
        }
        else if (text.Any(char.IsControl))
        {
            yield return $"{field}: '{PlainText.Line(text)}' has a control character in it. Write it on one line.";
        }
        else if (text.Length > longest)
        {
            yield return $"{field}: it has {text.Length} characters, and {longest} fit. Shorten it.";
        }
    }

    // Both are parts of a key below HKEY_CURRENT_USER\Software, which tells that something is installed.
    private static string[] InRegistryKey(string field, string text) =>
        text.Contains('\\', StringComparison.Ordinal) ? [$"{field}: '{PlainText.Line(text)}' has a backslash, which separates keys of the registry. Write it without."] : [];

    private static IEnumerable<string> Information(MsiInformation information) =>
    [
        .. Address("Information.HelpAddress", information.HelpAddress), .. Address("Information.AboutAddress", information.AboutAddress), .. Address("Information.UpdateAddress", information.UpdateAddress),
        .. Line("Information.Comments", information.Comments, LongestText, required: false), .. Line("Information.Contact", information.Contact, LongestText, required: false),
    ];

    private static string[] Address(string field, string text) =>
        text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !text.Any(char.IsWhiteSpace))
            ? []
            : [$"{field}: '{PlainText.Line(text)}' is no web address. Write an absolute http or https address, or none."];

    private static IEnumerable<string> Feature(MsiPackage package, MsiFeature feature)
    {
        if (feature.Id.Length is 0 or > 38 || !char.IsAsciiLetter(feature.Id[0]) || !feature.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            yield return $"Features: '{PlainText.Line(feature.Id)}' is no name of a feature (Feature table). Use a letter, then letters, digits and '_', 38 at most.";
        }

        if (feature.Id == Rows.FeatureRows.Main || package.Features.Count(other => other.Id == feature.Id) > 1)
        {
            yield return $"Features: the name '{PlainText.Line(feature.Id)}' is taken. Give every feature a name of its own; Main is what no feature names.";
        }

        foreach (var problem in Line("Features", feature.Title, 64, required: true).Concat(Line("Features", feature.Description, LongestText, required: false)))
        {
            yield return problem;
        }
    }
}

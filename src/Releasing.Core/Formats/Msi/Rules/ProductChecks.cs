using System.Globalization;
using Releasing.Formats.Msi.Schema;

namespace Releasing.Formats.Msi.Rules;

/// <summary>What a package has to say of the product.</summary>
internal static class ProductChecks
{
    private static readonly string[] s_required = ["Manufacturer", "ProductCode", "ProductLanguage", "ProductName", "ProductVersion"];

    public static IEnumerable<string> Problems(MsiRows rows)
    {
        var properties = rows["Property"].ToDictionary(row => row.Key, row => row.Text("Value")!, StringComparer.Ordinal);
        return
        [
            .. s_required.Where(name => !properties.ContainsKey(name)).Select(name => $"Property: {name} is missing (ICE05)."),
            .. Format(properties, "ProductCode", MsiCategory.Guid, "ICE24"), .. Format(properties, "UpgradeCode", MsiCategory.Guid, "ICE24"),
            .. Format(properties, "ProductVersion", MsiCategory.Version, "ICE24"), .. Format(properties, "ProductLanguage", MsiCategory.Language, "ICE24"),
            .. properties.TryGetValue("ProductName", out var name) && name.Length > 63 ? [$"Property: ProductName has {name.Length} characters, and 63 are allowed (ICE16)."] : Array.Empty<string>(),
            .. Upgrades(rows, properties), .. Media(rows),
        ];
    }

    private static string[] Format(Dictionary<string, string> properties, string name, MsiCategory category, string evaluator) =>
        properties.TryGetValue(name, out var value) && !CategoryRules.Fits(category, value) ? [$"Property: {name} is '{value}', which is no {category} ({evaluator})."] : [];

    // ICE61: limits in their order, and the properties reach the part of the installation that runs with the rights of the system.
    private static IEnumerable<string> Upgrades(MsiRows rows, Dictionary<string, string> properties)
    {
        var secure = properties.GetValueOrDefault("SecureCustomProperties", "").Split(';');
        foreach (var row in rows["Upgrade"])
        {
            if (row.Text("VersionMin") is { } least && row.Text("VersionMax") is { } most && Version.Parse(least) > Version.Parse(most))
            {
                yield return $"Upgrade: VersionMin {least} is above VersionMax {most} (ICE61).";
            }

            if (row.Text("ActionProperty") is { } property && (properties.ContainsKey(property) || !secure.Contains(property, StringComparer.Ordinal)))
            {
                yield return $"Upgrade: {property} has to be in SecureCustomProperties and not in the Property table (ICE61).";
            }
        }
    }

    // ICE04: every file lies in a cabinet.
    private static IEnumerable<string> Media(MsiRows rows)
    {
        var last = rows["Media"].Select(row => row.Number("LastSequence")).DefaultIfEmpty(0).Max();
        return rows["File"].Where(row => row.Number("Sequence") > last)
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"File: Sequence of '{row.Key}' is {row.Number("Sequence")}, above the last one in Media, {last} (ICE04)."));
    }
}

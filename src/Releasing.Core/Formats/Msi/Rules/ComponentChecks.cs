namespace Releasing.Formats.Msi.Rules;

/// <summary>What components, and the files and folders of them, have to be.</summary>
internal static class ComponentChecks
{
    private const int RegistryKeyPath = 4;
    private const int SixtyFourBit = 256;

    public static IEnumerable<string> Problems(MsiRows rows) =>
        [.. Guids(rows), .. KeyPaths(rows), .. Features(rows), .. Bitness(rows), .. SameFiles(rows), .. Directories(rows), .. Icons(rows)];

    private static IEnumerable<string> Guids(MsiRows rows) => rows["Component"].GroupBy(row => row.Text("ComponentId")).Where(group => group.Count() > 1)
        .Select(group => $"Component: '{string.Join("' and '", group.Select(row => row.Key))}' have the same ComponentId {group.Key} (ICE08).");

    private static IEnumerable<string> KeyPaths(MsiRows rows)
    {
        var files = rows["File"].ToDictionary(row => row.Key, row => row.Text("Component_"), StringComparer.Ordinal);
        var values = rows["Registry"].ToDictionary(row => row.Key, row => row.Text("Component_"), StringComparer.Ordinal);
        var made = rows["CreateFolder"].Select(row => (row.Text("Directory_"), row.Text("Component_"))).ToHashSet();
        foreach (var row in rows["Component"])
        {
            var owners = (row.Number("Attributes") & RegistryKeyPath) != 0 ? values : files;
            if (row.Text("KeyPath") is not { } key)
            {
                if (!made.Contains((row.Text("Directory_"), row.Key)))
                {
                    yield return $"Component: '{row.Key}' has its folder as key path, which CreateFolder does not make (ICE18).";
                }
            }
            else if (owners.GetValueOrDefault(key) != row.Key)
            {
                yield return $"Component: KeyPath '{key}' of '{row.Key}' is not one of its own (ICE54, ICE03).";
            }
        }
    }

    private static IEnumerable<string> Features(MsiRows rows)
    {
        var used = rows.Keys("FeatureComponents", "Component_");
        return rows["Component"].Where(row => !used.Contains(row.Key)).Select(row => $"Component: '{row.Key}' belongs to no feature (ICE21).");
    }

    private static IEnumerable<string> Bitness(MsiRows rows)
    {
        var wide = rows.Keys("Directory", "Directory").Contains("ProgramFiles64Folder");
        var narrow = rows.Keys("Directory", "Directory").Contains("ProgramFilesFolder");
        return rows["Component"].Where(row => (row.Number("Attributes") & SixtyFourBit) != 0 ? narrow : wide)
            .Select(row => $"Component: '{row.Key}' has another bitness than Program Files in this package (ICE80).");
    }

    private static IEnumerable<string> SameFiles(MsiRows rows)
    {
        var folders = rows["Component"].ToDictionary(row => row.Key, row => row.Text("Directory_"), StringComparer.Ordinal);
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows["File"])
        {
            foreach (var name in row.Text("FileName")!.Split('|').Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!seen.TryAdd($"{folders.GetValueOrDefault(row.Text("Component_")!)}/{name}", row.Key))
                {
                    yield return $"File: '{row.Key}' and another are both installed as '{name}' in one folder (ICE30).";
                }
            }
        }
    }

    // ICE99: a folder with the name of a property of Windows Installer would change it; ICE90: a menu folder must not be a public property.
    private static IEnumerable<string> Directories(MsiRows rows)
    {
        var properties = rows.Keys("Property", "Property");
        foreach (var row in rows["Directory"])
        {
            if (properties.Contains(row.Key))
            {
                yield return $"Directory: '{row.Key}' is the name of a property too (ICE99).";
            }
        }

        foreach (var row in rows["Shortcut"].Where(row => row.Text("Directory_")!.All(character => !char.IsAsciiLetterLower(character))))
        {
            yield return $"Shortcut: the folder '{row.Text("Directory_")}' of '{row.Key}' is a public property (ICE90).";
        }
    }

    private static IEnumerable<string> Icons(MsiRows rows)
    {
        var icons = rows.Keys("Icon", "Name");
        return rows["Property"].Where(row => row.Key == "ARPPRODUCTICON" && !icons.Contains(row.Text("Value")!)).Select(row => $"Property: ARPPRODUCTICON refers to the icon '{row.Text("Value")}', which Icon has not (ICE36).");
    }
}

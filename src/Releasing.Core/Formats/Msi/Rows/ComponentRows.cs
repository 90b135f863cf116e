namespace Releasing.Formats.Msi.Rows;

/// <summary>Components: what is installed and removed as one, and what tells whether it is there.</summary>
internal static class ComponentRows
{
    private const int RegistryKeyPath = 4;
    private const int SixtyFourBit = 256;

    /// <summary>A component that lies in a folder of the machine, or in the user's profile, where a value of the user's registry has to tell that it is there (ICE38).</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="id">Key of the component.</param>
    /// <param name="place">What its GUID is made of.</param>
    /// <param name="directory">Key of its folder.</param>
    /// <param name="keyFile">Key of its file; null where its folder tells that it is there, which is then made (ICE18).</param>
    /// <param name="feature">The feature it belongs to.</param>
    public static void Add(MsiTables tables, MsiLayout layout, string id, string place, string directory, string? keyFile, string feature)
    {
        if (layout.Package.Scope == MsiScope.PerUser)
        {
            AddMarked(tables, layout, id, place, directory, feature);
            return;
        }

        AddComponent(tables, layout, id, place, directory, 0, keyFile, feature);
        if (keyFile is null)
        {
            tables.Add("CreateFolder", directory, id);
        }
    }

    /// <summary>A component whose key path is a value in the user's registry: what lies in a profile or in the start menu (ICE38, ICE43).</summary>
    public static void AddMarked(MsiTables tables, MsiLayout layout, string id, string place, string directory, string feature)
    {
        var marker = MsiId.Of("Installed", id);
        tables.Add(
            "Registry", marker, (int)MsiRegistryRoot.CurrentUser, FormattedText.Literal($@"Software\{layout.Package.Manufacturer}\{layout.Package.Name}"), id, "#1", id);
        AddComponent(tables, layout, id, place, directory, RegistryKeyPath, marker, feature);
    }

    /// <summary>A component whose key path is one of its own registry values.</summary>
    public static void AddRegistry(MsiTables tables, MsiLayout layout, string id, string place, string keyValue, string feature) =>
        AddComponent(tables, layout, id, place, MsiLayout.InstallFolder, RegistryKeyPath, keyValue, feature);

    private static void AddComponent(MsiTables tables, MsiLayout layout, string id, string place, string directory, int attributes, string? keyPath, string feature)
    {
        var bitness = layout.Package.Architecture == MsiArchitecture.X86 ? 0 : SixtyFourBit;
        tables.Add("Component", id, MsiGuid.OfComponent(layout.Package, place), directory, bitness | attributes, null, keyPath);
        tables.Add("FeatureComponents", feature, id);
    }
}

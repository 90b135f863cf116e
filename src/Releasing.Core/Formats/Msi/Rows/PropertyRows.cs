namespace Releasing.Formats.Msi.Rows;

/// <summary>What the product says of itself, and how it meets other versions of itself.</summary>
internal static class PropertyRows
{
    /// <summary>Key of the package's icon. Windows wants an ending that says what it is.</summary>
    public const string IconId = "Product.ico";

    // Upgrade table, Attributes: 1 keeps the chosen features, 2 only looks, 512 counts the upper limit in.
    private const int MigrateFeatures = 1;
    private const int OnlyDetect = 2;
    private const int MaximumIncluded = 512;
    private const int SetProperty = 51;
    private const string Older = "OLDERVERSIONS";
    private const string Newer = "NEWERVERSIONS";

    public static void Add(MsiTables tables, MsiPackage package)
    {
        AddProperties(tables, package);
        AddUpgrade(tables, package);
        foreach (var condition in package.Conditions)
        {
            tables.Add("LaunchCondition", condition.Expression, condition.Message);
        }

        // The list of installed apps shows where it lies; the folder is known after costing.
        tables.Add("CustomAction", "SetInstallLocation", SetProperty, "ARPINSTALLLOCATION", $"[{MsiLayout.InstallFolder}]", null);
    }

    /// <summary>The product code, when everything else is known.</summary>
    public static void AddProductCode(MsiTables tables, string productCode) => tables.Add("Property", "ProductCode", productCode);

    private static void AddProperties(MsiTables tables, MsiPackage package)
    {
        var information = package.Information;
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ALLUSERS"] = package.Scope == MsiScope.PerMachine ? "1" : "",
            ["ARPCOMMENTS"] = information.Comments,
            ["ARPCONTACT"] = information.Contact,
            ["ARPHELPLINK"] = information.HelpAddress,
            ["ARPNOMODIFY"] = information.NoModify ? "1" : "",
            ["ARPNOREPAIR"] = information.NoRepair ? "1" : "",
            ["ARPPRODUCTICON"] = package.Icon is null ? "" : IconId,
            ["ARPURLINFOABOUT"] = information.AboutAddress,
            ["ARPURLUPDATEINFO"] = information.UpdateAddress,
            ["Manufacturer"] = package.Manufacturer,
            ["ProductLanguage"] = "1033",
            ["ProductName"] = package.Name,
            ["ProductVersion"] = MsiVersion.Of(package.Version),
            ["SecureCustomProperties"] = $"{MsiLayout.InstallFolder};{Newer};{Older};{RememberedFolderRows.Found}",
            ["UpgradeCode"] = MsiGuid.Text(package.UpgradeCode),
        };
        foreach (var (name, value) in properties.Where(property => property.Value.Length > 0))
        {
            tables.Add("Property", name, value);
        }
    }

    private static void AddUpgrade(MsiTables tables, MsiPackage package)
    {
        var code = MsiGuid.Text(package.UpgradeCode);
        var version = MsiVersion.Of(package.Version);
        tables.Add("Upgrade", code, null, version, null, MigrateFeatures | MaximumIncluded, null, Older);
        tables.Add("Upgrade", code, version, null, null, OnlyDetect, null, Newer);
        tables.Add(
            "LaunchCondition", $"NOT {Newer} OR Installed", FormattedText.Literal(package.DowngradeMessage ?? $"A newer version of {package.Name} is installed. Remove it first, to go back to {package.Version}."));
    }
}

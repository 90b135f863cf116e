namespace Releasing.Formats.Msi.Rows;

/// <summary>
/// The folder that was chosen at an installation is the one of the next version and of the removal, unless another is named: it stands in the registry, and is looked up before folders are known.
/// </summary>
internal static class RememberedFolderRows
{
    /// <summary>What was found: a public property, because it is looked up once, before the part of the installer that has the rights.</summary>
    public const string Found = "REMEMBEREDFOLDER";

    /// <summary>The action that takes what was found.</summary>
    public const string Take = "TakeRememberedFolder";

    /// <summary>When it does: a folder on the command line goes before.</summary>
    public const string Condition = $"{Found} AND NOT {MsiLayout.InstallFolder}";

    private const string Signature = "InstallFolder";
    private const int SetProperty = 51;

    // RegLocator table, Type: the value as it is, and the 64-bit view of the registry.
    private const int RawValue = 2;
    private const int View64 = 16;

    public static void Add(MsiTables tables, MsiLayout layout)
    {
        var key = FormattedText.Literal($@"Software\{layout.Package.Manufacturer}\{layout.Package.Name}");
        tables.Add("Registry", Signature, layout.ScopeRoot, key, Signature, $"[{MsiLayout.InstallFolder}]", Signature);
        ComponentRows.AddRegistry(tables, layout, Signature, "remembered folder", Signature, FeatureRows.Main);
        tables.Add("AppSearch", Found, Signature);
        tables.Add("RegLocator", Signature, layout.ScopeRoot, key, Signature, RawValue | (layout.Package.Architecture == MsiArchitecture.X86 ? 0 : View64));
        tables.Add("CustomAction", Take, SetProperty, MsiLayout.InstallFolder, $"[{Found}]", null);
    }
}

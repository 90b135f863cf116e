namespace Releasing.Formats.Msi.Rows;

/// <summary>
/// What Windows Installer does in which order: the standard actions at their usual numbers ("Suggested InstallExecuteSequence" and its like), those alone whose tables are there.
/// </summary>
internal static class SequenceRows
{
    private const string Execute = "InstallExecuteSequence";
    private const string Ui = "InstallUISequence";
    private const string Admin = "AdminExecuteSequence";
    private const string AdminUi = "AdminUISequence";
    private const string Advertise = "AdvtExecuteSequence";

    private static readonly (string Action, int Sequence, string? Condition, string? Table, string[] Sequences)[] s_actions =
    [
        ("FindRelatedProducts", 25, null, null, [Execute, Ui]),
        ("AppSearch", 50, null, null, [Execute, Ui]),
        (RememberedFolderRows.Take, 60, RememberedFolderRows.Condition, null, [Execute, Ui]),
        ("LaunchConditions", 100, null, null, [Execute, Ui]),
        ("ValidateProductID", 700, null, null, [Execute, Ui]),
        ("CostInitialize", 800, null, null, [Execute, Ui, Admin, AdminUi, Advertise]),
        ("FileCost", 900, null, null, [Execute, Ui, Admin, AdminUi]),
        ("CostFinalize", 1000, null, null, [Execute, Ui, Admin, AdminUi, Advertise]),
        ("SetInstallLocation", 1010, null, null, [Execute]),
        ("MigrateFeatureStates", 1200, null, null, [Execute, Ui]),
        ("ExecuteAction", 1300, null, null, [Ui, AdminUi]),
        ("InstallValidate", 1400, null, null, [Execute, Admin, Advertise]),
        ("InstallInitialize", 1500, null, null, [Execute, Admin, Advertise]),

        // Behind InstallInitialize, so that the old version comes back when the new one fails.
        ("RemoveExistingProducts", 1510, null, null, [Execute]),
        ("ProcessComponents", 1600, null, null, [Execute]),
        ("UnpublishFeatures", 1800, null, null, [Execute]),
        ("StopServices", 1900, "VersionNT", "ServiceControl", [Execute]),
        ("DeleteServices", 2000, "VersionNT", "ServiceControl", [Execute]),
        ("RemoveRegistryValues", 2600, null, "Registry", [Execute]),
        ("RemoveShortcuts", 3200, null, "Shortcut", [Execute]),
        ("RemoveEnvironmentStrings", 3300, null, "Environment", [Execute]),
        ("RemoveFiles", 3500, null, null, [Execute]),
        ("RemoveFolders", 3600, null, "CreateFolder", [Execute]),
        ("CreateFolders", 3700, null, "CreateFolder", [Execute]),
        ("InstallAdminPackage", 3900, null, null, [Admin]),
        ("InstallFiles", 4000, null, null, [Execute, Admin]),
        ("CreateShortcuts", 4500, null, "Shortcut", [Execute, Advertise]),
        ("WriteRegistryValues", 5000, null, "Registry", [Execute]),
        ("WriteEnvironmentStrings", 5200, null, "Environment", [Execute]),
        ("InstallServices", 5800, "VersionNT", "ServiceInstall", [Execute]),
        ("StartServices", 5900, "VersionNT", "ServiceControl", [Execute]),
        ("RegisterUser", 6000, null, null, [Execute]),
        ("RegisterProduct", 6100, null, null, [Execute]),
        ("PublishFeatures", 6300, null, null, [Execute, Advertise]),
        ("PublishProduct", 6400, null, null, [Execute, Advertise]),
        ("InstallFinalize", 6600, null, null, [Execute, Admin, Advertise]),
    ];

    public static void Add(MsiTables tables)
    {
        foreach (var (action, number, condition, table, sequences) in s_actions.Where(action => action.Table is null || tables.Has(action.Table)))
        {
            foreach (var sequence in sequences)
            {
                tables.Add(sequence, action, condition, number);
            }
        }
    }
}

namespace Releasing.Formats.Msi.Rules;

/// <summary>The order of the actions.</summary>
internal static class SequenceChecks
{
    private static readonly string[] s_sequences = ["InstallExecuteSequence", "InstallUISequence", "AdminExecuteSequence", "AdminUISequence", "AdvtExecuteSequence"];

    // "Actions with Sequencing Restrictions": each before the next, where both are there.
    private static readonly string[][] s_orders =
    [
        ["CostInitialize", "FileCost", "CostFinalize", "InstallValidate", "InstallInitialize", "ProcessComponents", "InstallFiles", "InstallFinalize"],
        ["FindRelatedProducts", "AppSearch", "LaunchConditions", "CostInitialize", "CostFinalize", "MigrateFeatureStates", "ExecuteAction"],
        ["InstallInitialize", "RemoveExistingProducts", "ProcessComponents", "StopServices", "DeleteServices", "RemoveFiles", "InstallFiles", "InstallServices", "StartServices", "InstallFinalize"],
        ["RemoveRegistryValues", "WriteRegistryValues", "RegisterProduct", "PublishFeatures", "PublishProduct", "InstallFinalize"],
        ["RemoveShortcuts", "RemoveFiles", "InstallFiles", "CreateShortcuts", "InstallFinalize"],
        ["RemoveEnvironmentStrings", "InstallFiles", "WriteEnvironmentStrings", "InstallFinalize"],
        ["RemoveFolders", "CreateFolders", "InstallFiles"],
    ];

    public static IEnumerable<string> Problems(MsiRows rows)
    {
        foreach (var sequence in s_sequences)
        {
            var places = rows[sequence].ToDictionary(row => row.Key, row => row.Number("Sequence"), StringComparer.Ordinal);
            foreach (var order in s_orders)
            {
                var present = order.Where(places.ContainsKey).ToList();
                foreach (var (before, after) in present.Zip(present.Skip(1)).Where(pair => places[pair.First] >= places[pair.Second]))
                {
                    yield return $"{sequence}: {before} comes after {after} (ICE26, ICE27).";
                }
            }

            foreach (var group in places.GroupBy(place => place.Value).Where(group => group.Count() > 1))
            {
                yield return $"{sequence}: {string.Join(" and ", group.Select(place => place.Key).Order(StringComparer.Ordinal))} have the number {group.Key} (ICE12, ICE27).";
            }
        }
    }
}

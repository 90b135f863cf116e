namespace Releasing.Formats.Msi.Rules;

/// <summary>What lies in the profile of a user, or in the start menu.</summary>
internal static class ProfileChecks
{
    private const int CurrentUser = 1;
    private static readonly string[] s_profile = ["LocalAppDataFolder", "AppDataFolder", "ProgramMenuFolder"];

    public static IEnumerable<string> Problems(MsiRows rows)
    {
        var parents = rows["Directory"].ToDictionary(row => row.Key, row => row.Text("Directory_Parent"), StringComparer.Ordinal);
        var inProfile = parents.Keys.Where(key => IsInProfile(parents, key)).ToHashSet(StringComparer.Ordinal);
        var removed = rows.Keys("RemoveFile", "DirProperty");
        var roots = rows["Registry"].ToDictionary(row => row.Key, row => row.Number("Root"), StringComparer.Ordinal);
        var components = rows["Component"].ToDictionary(row => row.Key, StringComparer.Ordinal);
        return
        [
            .. components.Values.Where(row => inProfile.Contains(row.Text("Directory_")!) && !IsOfUser(row, roots))
                .Select(row => $"Component: '{row.Key}' lies in a user's profile and its key path is no value below HKEY_CURRENT_USER (ICE38)."),
            .. rows["Shortcut"].Where(row => components.TryGetValue(row.Text("Component_")!, out var component) && !IsOfUser(component, roots))
                .Select(row => $"Shortcut: the component of '{row.Key}' has no key path below HKEY_CURRENT_USER (ICE43)."),
            .. inProfile.Where(key => !s_profile.Contains(key, StringComparer.Ordinal) && !removed.Contains(key)).Order(StringComparer.Ordinal)
                .Select(key => $"Directory: '{key}' lies in a user's profile and is not in RemoveFile (ICE64)."),
            .. Mixed(rows),
        ];
    }

    private static bool IsOfUser(MsiRow component, Dictionary<string, int> roots) =>
        component.Text("KeyPath") is { } key && roots.TryGetValue(key, out var root) && root == CurrentUser;

    private static bool IsInProfile(Dictionary<string, string?> parents, string key)
    {
        for (string? folder = key; folder is not null; folder = parents.GetValueOrDefault(folder))
        {
            if (s_profile.Contains(folder, StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // ICE57: one component for the machine and for the user is repaired for nobody.
    private static IEnumerable<string> Mixed(MsiRows rows) => rows["Registry"].GroupBy(row => row.Text("Component_"))
        .Where(group => group.Select(row => row.Number("Root") == CurrentUser).Distinct().Count() > 1)
        .Select(group => $"Registry: component '{group.Key}' has values of the machine and of the user (ICE57).");
}

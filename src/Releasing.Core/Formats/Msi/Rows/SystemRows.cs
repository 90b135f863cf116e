using System.Globalization;

namespace Releasing.Formats.Msi.Rows;

/// <summary>What a package does beside its files: variables, shortcuts, registry values and services.</summary>
internal static class SystemRows
{
    // ServiceControl events: 1 start and 2 stop when installed, 32 stop and 128 delete when removed.
    private const int StartWhenInstalled = 1;
    private const int StopAndDelete = 2 | 32 | 128;
    private const int OwnProcess = 16;
    private const int WhenRemoved = 2;

    // A service that cannot be made fails the installation (0x8000); Windows goes on, with a note in its log, when one does not start with it (1).
    private const int VitalAndLogged = 0x8001;

    public static void Add(MsiTables tables, MsiLayout layout, FeatureRows features)
    {
        AddVariables(tables, layout);
        AddShortcuts(tables, layout, features);
        AddRegistry(tables, layout);
        AddServices(tables, layout);
    }

    private static void AddVariables(MsiTables tables, MsiLayout layout)
    {
        // '=' sets at the installation, '-' removes at the removal, '*' means the machine ("Environment Table").
        var prefix = layout.Package.Scope == MsiScope.PerUser ? "=-" : "=-*";
        foreach (var folder in layout.Package.PathFolders)
        {
            var id = MsiId.Of("Path", folder.Length > 0 ? folder : ".");
            ComponentRows.Add(tables, layout, id, "path:" + folder, layout.DirectoryOf(folder), null, FeatureRows.Main);
            tables.Add("Environment", id, prefix + "PATH", $"[~];[{layout.DirectoryOf(folder)}]", id);
        }

        foreach (var variable in layout.Package.Variables)
        {
            var id = MsiId.Of("Variable", variable.Name);
            var value = FormattedText.WithInstallFolder(variable.Value);
            ComponentRows.Add(tables, layout, id, "variable:" + variable.Name, MsiLayout.InstallFolder, null, FeatureRows.Main);
            tables.Add("Environment", id, prefix + variable.Name, variable.Part switch { MsiVariablePart.Last => "[~];" + value, MsiVariablePart.First => value + ";[~]", _ => value }, id);
        }
    }

    private static void AddShortcuts(MsiTables tables, MsiLayout layout, FeatureRows features)
    {
        if (layout.Package.Shortcuts.Length > 0)
        {
            tables.Add("Directory", "ProgramMenuFolder", "TARGETDIR", ".");
        }

        foreach (var group in layout.Package.Shortcuts.GroupBy(shortcut => shortcut.Folder, StringComparer.OrdinalIgnoreCase))
        {
            var directory = group.Key.Length == 0 ? "ProgramMenuFolder" : DirectoryRows.AddChain(tables, "ProgramMenuFolder", group.Key);
            var names = MsiShortNames.In(group.Select(shortcut => shortcut.Name));
            foreach (var shortcut in group)
            {
                var id = MsiId.Of("Shortcut", $"{shortcut.Folder}/{shortcut.Name}");
                var program = layout.FileAt(shortcut.Program);
                ComponentRows.AddMarked(tables, layout, id, $"shortcut:{shortcut.Folder}/{shortcut.Name}", directory, features.Of(shortcut.Program));
                tables.Add(
                    "Shortcut", id, directory, names[shortcut.Name], id, $"[#{program.Id}]",
                    FormattedText.Literal(shortcut.Arguments), shortcut.Description, null, layout.Package.Icon is not null && shortcut.UsesPackageIcon ? PropertyRows.IconId : null,
                    layout.Package.Icon is not null && shortcut.UsesPackageIcon ? 0 : null, null, program.Directory, null, null, null, null);
                AddRemoval(tables, id, directory);
            }
        }
    }

    // Folders of the start menu go with what is in them, from the innermost outwards (ICE64).
    private static void AddRemoval(MsiTables tables, string component, string directory)
    {
        var parents = tables.Rows("Directory").ToDictionary(row => (string)row[0]!, row => row[1] as string);
        for (var folder = directory; parents[folder] is { } parent && parent != "TARGETDIR"; folder = parent)
        {
            tables.Add("RemoveFile", MsiId.Of("Remove", $"{component}/{folder}"), component, null, folder, WhenRemoved);
        }
    }

    private static void AddRegistry(MsiTables tables, MsiLayout layout)
    {
        foreach (var value in layout.Package.RegistryValues)
        {
            var root = value.Root == MsiRegistryRoot.Scope ? layout.ScopeRoot : (int)value.Root;
            var place = string.Create(CultureInfo.InvariantCulture, $"registry:{root}/{value.Key.Replace('\\', '/')}/{value.Name}");
            var id = MsiId.Of("Registry", place);
            tables.Add("Registry", id, root, FormattedText.Literal(value.Key), FormattedText.Literal(value.Name), Data(value), id);
            ComponentRows.AddRegistry(tables, layout, id, place, id, FeatureRows.Main);
        }
    }

    // The first characters of the value say its type ("Registry Table", Value); a text that begins with '#' has another before it.
    private static string Data(MsiRegistryValue value) => value.Kind switch
    {
        MsiRegistryKind.ExpandableText => "#%" + FormattedText.WithInstallFolder(value.Value),
        MsiRegistryKind.Lines => Lines(value.Value.Split('\n')),
        MsiRegistryKind.Number => "#" + value.Value,
        MsiRegistryKind.Bytes => "#x" + value.Value,
        _ => (value.Value.StartsWith('#') ? "#" : "") + FormattedText.WithInstallFolder(value.Value),
    };

    // A separator between lines says that there are several; at the start alone it would append to what is there, at the end prepend, and around a single line it replaces.
    private static string Lines(string[] lines) => lines.Length == 1 ? $"[~]{FormattedText.WithInstallFolder(lines[0])}[~]" : string.Join("[~]", lines.Select(FormattedText.WithInstallFolder));

    private static void AddServices(MsiTables tables, MsiLayout layout)
    {
        foreach (var service in layout.Package.Services)
        {
            var id = MsiId.Of("Service", service.Name);
            var component = layout.FileAt(service.Program).Component;
            tables.Add(
                "ServiceInstall", id, FormattedText.Literal(service.Name), FormattedText.Literal(service.DisplayName), OwnProcess, (int)service.StartType, VitalAndLogged, null,
                service.Dependencies.Count == 0 ? null : string.Concat(service.Dependencies.Select(name => FormattedText.Literal(name) + "[~]")) + "[~]",
                FormattedText.Literal(service.Account), null, FormattedText.Literal(service.Arguments), component, FormattedText.Literal(service.Description));
            tables.Add("ServiceControl", id, FormattedText.Literal(service.Name), StopAndDelete | (service.StartsWhenInstalled ? StartWhenInstalled : 0), null, 1, component);
        }
    }
}

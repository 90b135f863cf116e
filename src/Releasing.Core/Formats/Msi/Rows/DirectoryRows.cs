using System.Globalization;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The Directory table: from the root of the target down to every folder of the package.</summary>
internal static class DirectoryRows
{
    private const string Removal = "RemoveFolders";
    private const int WhenRemoved = 2;

    // TARGETDIR and the folder of Windows.
    private const int StandardFolders = 2;

    public static void Add(MsiTables tables, MsiLayout layout)
    {
        tables.Add("Directory", "TARGETDIR", null, "SourceDir");
        var parent = MsiPath.Root(layout.Package);
        tables.Add("Directory", parent, "TARGETDIR", ".");
        if (layout.Package.Scope == MsiScope.PerUser)
        {
            tables.Add("Directory", "UserProgramsFolder", parent, "Programs");
            parent = "UserProgramsFolder";
        }

        AddChain(tables, parent, MsiPath.InstallFolder(layout.Package), MsiLayout.InstallFolder);
        foreach (var node in layout.Tree.Nodes.Where(node => node is { Kind: EntryKind.Directory, Parent: not null }))
        {
            tables.Add("Directory", layout.DirectoryOf(node.Path), layout.DirectoryOf(node.Parent!.Path), layout.ShortNames[node.Path]);
        }
    }

    /// <summary>
    /// Has every folder removed with the product when nothing is left in it, the innermost first: also those that no component lies in, and those in a user's profile, which roams and
    /// brings them along, so that Windows Installer does not take them for its own (ICE64).
    /// </summary>
    public static void AddRemoval(MsiTables tables, MsiLayout layout)
    {
        ComponentRows.Add(tables, layout, Removal, "folders", MsiLayout.InstallFolder, null, FeatureRows.Main);
        var above = tables.Rows("Directory").Skip(StandardFolders).Select(row => (string)row[0]!).TakeWhile(key => key != MsiLayout.InstallFolder).ToHashSet(StringComparer.Ordinal);
        var number = 0;
        foreach (var row in tables.Rows("Directory").Skip(StandardFolders).Reverse().ToList())
        {
            tables.Add("RemoveFile", string.Create(CultureInfo.InvariantCulture, $"{Removal}_{++number:D6}"), Removal, null, row[0], WhenRemoved);

            // Above the install folder nothing is installed: what is made by name is removed by name, after the files.
            if (above.Contains((string)row[0]!))
            {
                tables.Add("CreateFolder", row[0], Removal);
            }
        }
    }

    /// <summary>Adds a folder with those above it that are not there yet.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="root">Key of the folder that it lies in.</param>
    /// <param name="path">Its path from there.</param>
    /// <param name="id">The key of the last part; null for one of its own.</param>
    /// <returns>The key of the last part.</returns>
    public static string AddChain(MsiTables tables, string root, string path, string? id = null)
    {
        var parent = root;
        var parts = path.Split('/');
        for (var count = 1; count <= parts.Length; count++)
        {
            var key = count == parts.Length && id is not null ? id : MsiId.Of("Folder", $"{root}/{string.Join('/', parts.Take(count))}");
            if (!tables.Rows("Directory").Any(row => (string)row[0]! == key))
            {
                tables.Add("Directory", key, parent, MsiShortNames.In([parts[count - 1]])[parts[count - 1]]);
            }

            parent = key;
        }

        return parent;
    }
}

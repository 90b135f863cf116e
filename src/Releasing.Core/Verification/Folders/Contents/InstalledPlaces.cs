using Releasing.Formats.Msi.Database;

namespace Releasing.Verification.Folders.Contents;

/// <summary>Where the files of a Windows Installer package come to lie (Windows Installer, "File Table", "Component Table", "Directory Table").</summary>
internal static class InstalledPlaces
{
    private const int DeepestFolder = 256;

    /// <summary>The path of each file below the target folder, by its key. Two components may put one file, of which one is installed: the second is told by its key.</summary>
    public static Dictionary<string, string> Of(MsiDatabase database)
    {
        var directories = Rows(database, "Directory").ToDictionary(row => row.Text("Directory")!, row => (Parent: row.Text("Directory_Parent"), Name: LongName(row.Text("DefaultDir"))), StringComparer.Ordinal);
        var components = Rows(database, "Component").ToDictionary(row => row.Text("Component")!, row => row.Text("Directory_") ?? "", StringComparer.Ordinal);
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows(database, "File"))
        {
            var key = row.Text("File")!;
            var folder = components.TryGetValue(row.Text("Component_") ?? "", out var directory) ? Folder(directories, directory) : throw Malformed($"the component of the file '{key}' is not there");
            var place = $"{folder}{LongName(row.Text("FileName"))}";
            places.Add(key, taken.Add(place) ? place : $"{key}/{place}");
        }

        return places;
    }

    /// <summary>The rows of a table; none where there is no such table.</summary>
    public static IEnumerable<InstallerRow> Rows(MsiDatabase database, string table) =>
        database.Tables.FirstOrDefault(each => each.Name == table) is { } found ? found.Rows.Select(row => new InstallerRow(found, row)) : [];

    private static string Folder(Dictionary<string, (string? Parent, string Name)> directories, string directory)
    {
        var path = "";
        for (var depth = 0; depth < DeepestFolder; depth++)
        {
            if (!directories.TryGetValue(directory, out var found))
            {
                throw Malformed($"the folder '{directory}' is not there");
            }

            // The root is wherever the installation goes.
            if (found.Parent is null || found.Parent == directory)
            {
                return path;
            }

            path = found.Name is "." or "" ? path : $"{found.Name}/{path}";
            directory = found.Parent;
        }

        throw Malformed("its folders lie in each other");
    }

    // "target:source", each "short|long" (Windows Installer, "DefaultDir column", "Filename").
    private static string LongName(string? name) => (name ?? "").Split(':')[0].Split('|')[^1];

    private static CheckFailedException Malformed(string what) => new(FolderReason.ContentsMalformed, $"The package is damaged: {Text.PlainText.Line(what)}.");
}

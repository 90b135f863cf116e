using System.Globalization;
using Releasing.Formats.Archives;

namespace Releasing.Formats.Msi.Rows;

/// <summary>The files with a component each, and folders with nothing in them.</summary>
internal static class FileRows
{
    // msidbFileAttributesVital: the installation fails when the file cannot be installed.
    private const int Vital = 512;

    public static void Add(MsiTables tables, MsiLayout layout, FeatureRows features, IReadOnlyDictionary<string, MsiFileFacts> facts)
    {
        var sequence = 0;
        foreach (var file in layout.Files)
        {
            var fact = facts[file.Path];
            ComponentRows.Add(tables, layout, file.Component, file.Path, file.Directory, file.Id, features.Of(file.Path));
            tables.Add(
                "File", file.Id, file.Component, file.FileName, (int)fact.Size, fact.Version?.Version, fact.Version?.Language.ToString(CultureInfo.InvariantCulture), Vital, ++sequence);

            // The one number that a column cannot hold: such a file has no row, and is then compared by its dates.
            if (fact.Hash is { } hash && !hash.Contains(int.MinValue))
            {
                tables.Add("MsiFileHash", file.Id, 0, hash[0], hash[1], hash[2], hash[3]);
            }
        }

        foreach (var folder in layout.Tree.Nodes.Where(node => node is { Kind: EntryKind.Directory, Parent: not null, Children.Count: 0 }))
        {
            var id = MsiId.Of("Empty", folder.Path);
            var directory = layout.DirectoryOf(folder.Path);
            ComponentRows.Add(tables, layout, id, folder.Path + "/", directory, null, features.Of(folder.Path));
            if (layout.Package.Scope == MsiScope.PerUser)
            {
                tables.Add("CreateFolder", directory, id);
            }
        }
    }
}

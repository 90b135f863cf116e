using System.Xml.Linq;
using Releasing.Formats.Msi;
using Releasing.Formats.Msi.Database;

namespace Releasing.AcceptanceTests.Msi;

/// <summary>A WiX source of the same product with the same keys, for the comparison with wixl.</summary>
internal static class WixOfPackage
{
    private static readonly XNamespace s_wix = "http://schemas.microsoft.com/wix/2006/wi";

    /// <summary>Writes the source, and the files that it refers to in a folder beside it: wixl knows no absolute paths.</summary>
    public static void Write(string path, MsiPackage package, MsiDatabase ours, string sources)
    {
        Directory.CreateDirectory(sources);
        var rows = ours.Tables.ToDictionary(table => table.Name, table => table.Rows, StringComparer.Ordinal);
        var folders = rows["Directory"].ToDictionary(row => (string)row[0]!, Folder, StringComparer.Ordinal);
        foreach (var row in rows["Directory"].Where(row => row[1] is not null))
        {
            folders[(string)row[1]!].Add(folders[(string)row[0]!]);
        }

        var components = rows["Component"].Where(row => rows["File"].Any(file => file[0]!.Equals(row[5]))).ToList();
        foreach (var component in components)
        {
            var file = rows["File"].Single(row => row[0]!.Equals(component[5]));
            var name = ((string)file[2]!).Split('|')[^1];
            var content = package.Files.Single(entry => entry.Name.Split('/')[^1] == name).Content!;
            using (var from = content.Open())
            using (var to = File.Create(Path.Combine(sources, name)))
            {
                from.CopyTo(to);
            }

            folders[(string)component[2]!].Add(new XElement(
                s_wix + "Component", new XAttribute("Id", component[0]!), new XAttribute("Guid", component[1]!), new XAttribute("Win64", "yes"),
                new XElement(s_wix + "File", new XAttribute("Id", file[0]!), new XAttribute("Name", name), new XAttribute("Source", $"{Path.GetFileName(sources)}/{name}"), new XAttribute("KeyPath", "yes"))));
        }

        new XDocument(new XElement(s_wix + "Wix", new XElement(
            s_wix + "Product", new XAttribute("Id", "*"), new XAttribute("Name", package.Name), new XAttribute("Language", "1033"), new XAttribute("Version", MsiVersion.Of(package.Version)),
            new XAttribute("Manufacturer", package.Manufacturer), new XAttribute("UpgradeCode", package.UpgradeCode),
            new XElement(s_wix + "Package", new XAttribute("InstallerVersion", "500"), new XAttribute("Compressed", "yes"), new XAttribute("InstallScope", "perMachine")),
            new XElement(s_wix + "MediaTemplate", new XAttribute("EmbedCab", "yes")),
            folders["TARGETDIR"],
            new XElement(s_wix + "Feature", new XAttribute("Id", "Main"), new XAttribute("Level", "1"),
                components.Select(row => new XElement(s_wix + "ComponentRef", new XAttribute("Id", row[0]!))))))).Save(path);
    }

    private static XElement Folder(IReadOnlyList<object?> row)
    {
        var name = ((string)row[2]!).Split('|')[^1];
        return new XElement(s_wix + "Directory", new XAttribute("Id", row[0]!), name == "." ? null : new XAttribute("Name", name));
    }
}

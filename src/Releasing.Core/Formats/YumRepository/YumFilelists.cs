namespace Releasing.Formats.YumRepository;

/// <summary><c>filelists.xml</c>: every path of every package.</summary>
internal static class YumFilelists
{
    public static YumPart Of(IReadOnlyList<YumPackage> packages) => YumPart.Write("filelists", xml =>
    {
        xml.WriteStartElement("filelists", YumXml.Filelists);
        xml.WriteAttributeString("xmlns", YumXml.Filelists);
        YumXml.Attribute(xml, "packages", (ulong)packages.Count);
        foreach (var package in packages)
        {
            xml.WriteStartElement("package", YumXml.Filelists);
            YumXml.Attribute(xml, "pkgid", package.Sha256);
            YumXml.Attribute(xml, "name", package.File.Name);
            YumXml.Attribute(xml, "arch", package.File.Architecture);
            YumXml.Version(xml, package);
            foreach (var file in YumFile.Of(package.File))
            {
                YumXml.File(xml, file);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });
}

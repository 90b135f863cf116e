using System.Xml;
using Releasing.Formats.Rpm;

namespace Releasing.Formats.YumRepository;

/// <summary><c>other.xml</c>: the changelogs, of each package the latest ten entries with the latest last, as createrepo writes them.</summary>
internal static class YumOther
{
    private const int Entries = 10;

    public static YumPart Of(IReadOnlyList<YumPackage> packages) => YumPart.Write("other", xml =>
    {
        xml.WriteStartElement("otherdata", YumXml.Other);
        xml.WriteAttributeString("xmlns", YumXml.Other);
        YumXml.Attribute(xml, "packages", (ulong)packages.Count);
        foreach (var package in packages)
        {
            xml.WriteStartElement("package", YumXml.Other);
            YumXml.Attribute(xml, "pkgid", package.Sha256);
            YumXml.Attribute(xml, "name", package.File.Name);
            YumXml.Attribute(xml, "arch", package.File.Architecture);
            YumXml.Version(xml, package);
            WriteChangelog(xml, package);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static void WriteChangelog(XmlWriter xml, YumPackage package)
    {
        var header = package.File.Header;
        var entries = header.Numbers(RpmTag.ChangelogTimes).Zip(header.Texts(RpmTag.ChangelogNames), header.Texts(RpmTag.ChangelogTexts));
        foreach (var (time, author, text) in entries.Take(Entries).Reverse())
        {
            xml.WriteStartElement("changelog", YumXml.Other);
            YumXml.Attribute(xml, "author", author);
            YumXml.Attribute(xml, "date", time);
            YumXml.Content(xml, text);
            xml.WriteEndElement();
        }
    }
}

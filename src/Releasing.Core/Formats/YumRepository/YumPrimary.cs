using System.Xml;
using Releasing.Formats.Rpm;

namespace Releasing.Formats.YumRepository;

/// <summary><c>primary.xml</c>: what a package is, needs and offers, and where it lies.</summary>
internal static class YumPrimary
{
    public static YumPart Of(IReadOnlyList<YumPackage> packages, DateTimeOffset time) => YumPart.Write("primary", xml =>
    {
        xml.WriteStartElement("metadata", YumXml.Common);
        xml.WriteAttributeString("xmlns", YumXml.Common);
        xml.WriteAttributeString("xmlns", "rpm", null, YumXml.Rpm);
        YumXml.Attribute(xml, "packages", (ulong)packages.Count);
        foreach (var package in packages)
        {
            Write(xml, package, time);
        }

        xml.WriteEndElement();
    });

    private static void Write(XmlWriter xml, YumPackage package, DateTimeOffset time)
    {
        var header = package.File.Header;
        xml.WriteStartElement("package", YumXml.Common);
        YumXml.Attribute(xml, "type", "rpm");
        YumXml.Element(xml, "name", package.File.Name);
        YumXml.Element(xml, "arch", package.File.Architecture);
        YumXml.Version(xml, package);
        xml.WriteStartElement("checksum", YumXml.Common);
        YumXml.Attribute(xml, "type", "sha256");
        YumXml.Attribute(xml, "pkgid", "YES");
        xml.WriteString(package.Sha256);
        xml.WriteEndElement();
        YumXml.Element(xml, "summary", header.Text(RpmTag.Summary));
        YumXml.Element(xml, "description", header.Text(RpmTag.Description));
        YumXml.Element(xml, "packager", header.Text(RpmTag.Packager));
        YumXml.Element(xml, "url", header.Text(RpmTag.Url));
        xml.WriteStartElement("time", YumXml.Common);
        YumXml.Attribute(xml, "file", (ulong)time.ToUnixTimeSeconds());
        YumXml.Attribute(xml, "build", header.Number(RpmTag.BuildTime) ?? 0);
        xml.WriteEndElement();
        xml.WriteStartElement("size", YumXml.Common);
        YumXml.Attribute(xml, "package", (ulong)package.Size);
        YumXml.Attribute(xml, "installed", header.Number(RpmTag.Size) ?? header.Number(RpmTag.LongSize) ?? 0);
        YumXml.Attribute(xml, "archive", ArchiveSize(package));
        xml.WriteEndElement();
        xml.WriteStartElement("location", YumXml.Common);
        YumXml.Attribute(xml, "href", package.Location);
        xml.WriteEndElement();
        WriteFormat(xml, package);
        xml.WriteEndElement();
    }

    private static ulong ArchiveSize(YumPackage package) =>
        package.File.Signature.Number((RpmTag)RpmSignatureTag.PayloadSize)
        ?? package.File.Signature.Number((RpmTag)RpmSignatureTag.LongPayloadSize)
        ?? package.File.Header.Number(RpmTag.ArchiveSize)
        ?? 0;

    private static void WriteFormat(XmlWriter xml, YumPackage package)
    {
        var header = package.File.Header;
        xml.WriteStartElement("format", YumXml.Common);
        YumXml.RpmElement(xml, "license", header.Text(RpmTag.Licence));
        YumXml.RpmElement(xml, "vendor", header.Text(RpmTag.Vendor));
        YumXml.RpmElement(xml, "group", header.Text(RpmTag.Group));
        YumXml.RpmElement(xml, "buildhost", header.Text(RpmTag.BuildHost));
        YumXml.RpmElement(xml, "sourcerpm", header.Text(RpmTag.SourcePackage));
        xml.WriteStartElement("rpm", "header-range", YumXml.Rpm);
        YumXml.Attribute(xml, "start", (ulong)package.File.HeaderStart);
        YumXml.Attribute(xml, "end", (ulong)package.File.HeaderEnd);
        xml.WriteEndElement();
        YumDependencies.Write(xml, header);
        foreach (var file in YumFile.Of(package.File).Where(file => file.IsPrimary))
        {
            YumXml.File(xml, file);
        }

        xml.WriteEndElement();
    }
}

using System.Globalization;
using System.Xml;

namespace Releasing.Formats.YumRepository;

/// <summary><c>repomd.xml</c>: the parts of the metadata with their digests, the one document that is signed.</summary>
internal static class YumIndex
{
    public static byte[] Of(IReadOnlyList<YumPart> parts, DateTimeOffset time)
    {
        var stamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, YumPart.XmlForm))
        {
            xml.WriteStartElement("repomd", YumXml.Repository);
            xml.WriteAttributeString("xmlns", YumXml.Repository);
            xml.WriteAttributeString("xmlns", "rpm", null, YumXml.Rpm);
            YumXml.Element(xml, "revision", stamp);
            foreach (var part in parts)
            {
                xml.WriteStartElement("data", YumXml.Repository);
                YumXml.Attribute(xml, "type", part.Type);
                Checksum(xml, "checksum", part.Sha256);
                Checksum(xml, "open-checksum", part.OpenSha256);
                xml.WriteStartElement("location", YumXml.Repository);
                YumXml.Attribute(xml, "href", "repodata/" + part.FileName);
                xml.WriteEndElement();
                YumXml.Element(xml, "timestamp", stamp);
                YumXml.Element(xml, "size", YumXml.Text((ulong)part.Bytes.Length));
                YumXml.Element(xml, "open-size", YumXml.Text((ulong)part.OpenSize));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Checksum(XmlWriter xml, string name, string digest)
    {
        xml.WriteStartElement(name, YumXml.Repository);
        YumXml.Attribute(xml, "type", "sha256");
        xml.WriteString(digest);
        xml.WriteEndElement();
    }
}

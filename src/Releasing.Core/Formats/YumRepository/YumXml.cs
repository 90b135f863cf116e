using System.Globalization;
using System.Xml;

namespace Releasing.Formats.YumRepository;

/// <summary>The names and small pieces that the documents share.</summary>
internal static class YumXml
{
    public const string Common = "http://linux.duke.edu/metadata/common";
    public const string Filelists = "http://linux.duke.edu/metadata/filelists";
    public const string Other = "http://linux.duke.edu/metadata/other";
    public const string Repository = "http://linux.duke.edu/metadata/repo";
    public const string Rpm = "http://linux.duke.edu/metadata/rpm";

    /// <summary>An element of the document's own namespace, which is the default one.</summary>
    public static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Legal(text));

    public static void RpmElement(XmlWriter xml, string name, string text) => xml.WriteElementString("rpm", name, Rpm, Legal(text));

    public static void Attribute(XmlWriter xml, string name, string text) => xml.WriteAttributeString(name, Legal(text));

    public static void Attribute(XmlWriter xml, string name, ulong number) => xml.WriteAttributeString(name, Text(number));

    public static void Content(XmlWriter xml, string text) => xml.WriteString(Legal(text));

    public static string Text(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    public static void Version(XmlWriter xml, YumPackage package)
    {
        xml.WriteStartElement("version");
        Attribute(xml, "epoch", package.File.Epoch);
        Attribute(xml, "ver", package.File.Version);
        Attribute(xml, "rel", package.File.Release);
        xml.WriteEndElement();
    }

    /// <summary>One <c>file</c>: directories and ghosts say what they are.</summary>
    public static void File(XmlWriter xml, YumFile file)
    {
        xml.WriteStartElement("file");
        if (file.Type.Length > 0)
        {
            Attribute(xml, "type", file.Type);
        }

        Content(xml, file.Path);
        xml.WriteEndElement();
    }

    /// <summary>Headers of other people may hold what XML 1.0 cannot: it becomes U+FFFD.</summary>
    private static string Legal(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Select(rune => IsLegal(rune.Value) ? rune.ToString() : "\uFFFD"));

    private static bool IsLegal(int character) => character is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}

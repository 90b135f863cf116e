using System.Globalization;
using System.Text;
using System.Xml;
using Releasing.Failures;

namespace Releasing.Formats.Dmg;

/// <summary>The property list of a disk image, which holds the tables as an old resource fork would.</summary>
internal static class UdifPropertyList
{
    private const long LargestList = 256 * 1024 * 1024;
    private const int LineLength = 76;

    // What the resource fork's 'plst' was on disks; readers of old systems expect one.
    private const int OldListLength = 1032;

    /// <summary>Writes the list.</summary>
    public static byte[] Write(IEnumerable<UdifTable> tables)
    {
        var text = new StringBuilder();
        text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        text.Append("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n");
        text.Append("<plist version=\"1.0\">\n<dict>\n\t<key>resource-fork</key>\n\t<dict>\n\t\t<key>blkx</key>\n\t\t<array>\n");
        foreach (var table in tables)
        {
            Append(text, table.Id, table.Name, table.ToBytes(), hasCoreName: true);
        }

        text.Append("\t\t</array>\n\t\t<key>plst</key>\n\t\t<array>\n");
        Append(text, 0, "", new byte[OldListLength], hasCoreName: false);
        text.Append("\t\t</array>\n\t</dict>\n</dict>\n</plist>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads the tables of a list.</summary>
    /// <param name="stream">The list, and no byte more.</param>
    /// <param name="length">Its length.</param>
    /// <param name="dataLength">Length of the data fork.</param>
    /// <param name="path">The image, for messages.</param>
    /// <exception cref="InvalidInputException">It is no property list, has no tables, or one is damaged.</exception>
    public static IReadOnlyList<UdifTable> Read(Stream stream, long length, long dataLength, string path)
    {
        if (length > LargestList)
        {
            throw Damaged(path, "the property list is larger than 256 MiB");
        }

        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };
        try
        {
            using var reader = XmlReader.Create(stream, settings);
            return Tables(reader, dataLength, path);
        }
        catch (Exception error) when (error is XmlException or FormatException or OverflowException)
        {
            throw Damaged(path, "the property list cannot be read", error);
        }
    }

    private static List<UdifTable> Tables(XmlReader reader, long dataLength, string path)
    {
        var tables = new List<UdifTable>();
        var (array, key) = ("", "");
        string? name = null, data = null;
        var id = 0;
        while (reader.Read())
        {
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.Element, "key"):
                    key = reader.ReadString();
                    break;
                case (XmlNodeType.Element, "array"):
                    array = key;
                    break;
                case (XmlNodeType.EndElement, "array"):
                    array = "";
                    break;
                case (XmlNodeType.Element, "dict"):
                    (name, data, id) = (null, null, 0);
                    break;
                case (XmlNodeType.Element, "string" or "data") when array == "blkx":
                    var value = reader.IsEmptyElement ? "" : reader.ReadString();
                    (name, data, id) = key switch
                    {
                        "Name" => (value, data, id),
                        "Data" => (name, value, id),
                        "ID" => (name, data, int.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
                        _ => (name, data, id),
                    };
                    break;
                case (XmlNodeType.EndElement, "dict") when array == "blkx":
                    tables.Add(UdifTable.Read(name ?? "", id, Convert.FromBase64String(data ?? throw Damaged(path, "a table of the property list has no data")), dataLength, path));
                    break;
            }
        }

        return tables.Count > 0 ? tables : throw Damaged(path, "the property list has no tables");
    }

    private static void Append(StringBuilder text, int id, string name, byte[] data, bool hasCoreName)
    {
        text.Append("\t\t\t<dict>\n\t\t\t\t<key>Attributes</key>\n\t\t\t\t<string>0x0050</string>\n");
        if (hasCoreName)
        {
            text.Append("\t\t\t\t<key>CFName</key>\n\t\t\t\t<string>").Append(name).Append("</string>\n");
        }

        text.Append("\t\t\t\t<key>Data</key>\n\t\t\t\t<data>\n");
        var encoded = Convert.ToBase64String(data);
        for (var at = 0; at < encoded.Length; at += LineLength)
        {
            text.Append("\t\t\t\t").Append(encoded, at, Math.Min(LineLength, encoded.Length - at)).Append('\n');
        }

        text.Append("\t\t\t\t</data>\n\t\t\t\t<key>ID</key>\n\t\t\t\t<string>").Append(id.ToString(CultureInfo.InvariantCulture)).Append("</string>\n");
        text.Append("\t\t\t\t<key>Name</key>\n\t\t\t\t<string>").Append(name).Append("</string>\n\t\t\t</dict>\n");
    }

    private static InvalidInputException Damaged(string path, string what, Exception? inner = null) => new(path, what, "The disk image is damaged: make it again", inner);
}

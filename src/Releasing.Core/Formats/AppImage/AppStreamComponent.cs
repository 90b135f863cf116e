using System.Globalization;
using System.Text;
using System.Xml;

namespace Releasing.Formats.AppImage;

/// <summary>What a software centre shows of a program (AppStream 1.0, "Upstream metadata: desktop applications, console applications").</summary>
public sealed record AppStreamComponent
{
    /// <summary>The identifier in reverse domain order.</summary>
    public required string Identifier { get; init; }

    /// <summary>The name that people read.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, on one line without a full stop.</summary>
    public required string Summary { get; init; }

    /// <summary>What it is, in paragraphs. Default: empty, the summary alone.</summary>
    public IReadOnlyList<string> Description { get; init; } = [];

    /// <summary>The licence of the program, an SPDX expression.</summary>
    public required string Licence { get; init; }

    /// <summary>Where the project is at home; null for nowhere.</summary>
    public string? Homepage { get; init; }

    /// <summary>Who makes it; null when nobody is named.</summary>
    public string? Developer { get; init; }

    /// <summary>The program, which is also the base name of its desktop entry and icon.</summary>
    public required string Program { get; init; }

    /// <summary>Every program that comes with it.</summary>
    public required IReadOnlyList<string> Programs { get; init; }

    /// <summary>It is run in a terminal.</summary>
    public bool Terminal { get; init; }

    /// <summary>The categories of its desktop entry.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The version of the release.</summary>
    public required string Version { get; init; }

    /// <summary>The day of the release.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>It is a pre-release.</summary>
    public bool IsPrerelease { get; init; }

    /// <summary>Everything that is wrong, full sentences.</summary>
    public IEnumerable<string> Problems()
    {
        if (Summary.Trim().Length == 0 || Summary.Any(char.IsControl))
        {
            yield return "AppStream metadata, summary: it is empty or has a control character. Set Settings.Project.Description to a sentence on one line.";
        }

        if (Licence.Trim().Length == 0)
        {
            yield return "AppStream metadata, project_license: the licence is not known. Set Settings.Project.Licence to an SPDX expression.";
        }

        if (Homepage is not null && (!Uri.TryCreate(Homepage, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")))
        {
            yield return "AppStream metadata, url: the homepage is no web address. Set Settings.Project.Homepage to one that begins with https://.";
        }
    }

    /// <summary>The text of the file.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, IndentChars = "  ", NewLineChars = "\n", OmitXmlDeclaration = true, CheckCharacters = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            Write(xml);
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private void Write(XmlWriter xml)
    {
        xml.WriteStartElement("component");
        xml.WriteAttributeString("type", Terminal ? "console-application" : "desktop-application");
        xml.WriteElementString("id", Identifier);

        // The licence of this text itself, which everybody may copy.
        xml.WriteElementString("metadata_license", "CC0-1.0");
        xml.WriteElementString("project_license", Licence);
        xml.WriteElementString("name", Name);
        xml.WriteElementString("summary", Summary);
        WriteAll(xml, "description", "p", Description.Count > 0 ? Description : [Summary]);
        if (Developer is not null)
        {
            xml.WriteElementString("developer_name", Developer);
        }

        if (Homepage is not null)
        {
            WriteTyped(xml, "url", "homepage", Homepage);
        }

        WriteTyped(xml, "icon", "stock", Program);
        WriteAll(xml, "categories", "category", Categories);
        WriteTyped(xml, "launchable", "desktop-id", $"{Program}.desktop");
        WriteAll(xml, "provides", "binary", Programs);

        // Open Age Ratings Service: nothing in it that a rating would be for.
        WriteTyped(xml, "content_rating", "oars-1.1", null);
        xml.WriteStartElement("releases");
        xml.WriteStartElement("release");
        xml.WriteAttributeString("type", IsPrerelease ? "development" : "stable");
        xml.WriteAttributeString("version", Version);
        xml.WriteAttributeString("date", Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAll(XmlWriter xml, string list, string element, IEnumerable<string> values)
    {
        xml.WriteStartElement(list);
        foreach (var value in values)
        {
            xml.WriteElementString(element, value);
        }

        xml.WriteEndElement();
    }

    private static void WriteTyped(XmlWriter xml, string element, string type, string? value)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("type", type);
        xml.WriteString(value);
        xml.WriteEndElement();
    }
}

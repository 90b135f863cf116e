using System.Xml;
using Releasing.Formats.Rpm;
using Releasing.Formats.Rpm.Reading;

namespace Releasing.Formats.YumRepository;

/// <summary>The dependency lists in <c>primary.xml</c>.</summary>
internal static class YumDependencies
{
    public static void Write(XmlWriter xml, RpmHeaderValues header)
    {
        Write(xml, header, "provides", RpmTag.ProvideNames, RpmTag.ProvideFlags, RpmTag.ProvideVersions);
        Write(xml, header, "requires", RpmTag.RequireNames, RpmTag.RequireFlags, RpmTag.RequireVersions);
        Write(xml, header, "conflicts", RpmTag.ConflictNames, RpmTag.ConflictFlags, RpmTag.ConflictVersions);
        Write(xml, header, "obsoletes", RpmTag.ObsoleteNames, RpmTag.ObsoleteFlags, RpmTag.ObsoleteVersions);
        Write(xml, header, "suggests", RpmTag.SuggestNames, RpmTag.SuggestFlags, RpmTag.SuggestVersions);
        Write(xml, header, "enhances", RpmTag.EnhanceNames, RpmTag.EnhanceFlags, RpmTag.EnhanceVersions);
        Write(xml, header, "recommends", RpmTag.RecommendNames, RpmTag.RecommendFlags, RpmTag.RecommendVersions);
        Write(xml, header, "supplements", RpmTag.SupplementNames, RpmTag.SupplementFlags, RpmTag.SupplementVersions);
    }

    private static void Write(XmlWriter xml, RpmHeaderValues header, string element, RpmTag names, RpmTag flags, RpmTag versions)
    {
        var numbers = header.Numbers(flags);
        var texts = header.Texts(versions);
        var entries = header.Texts(names)
            .Select((name, index) => new Entry(name, (RpmSense)(index < numbers.Count ? numbers[index] : 0), index < texts.Count ? texts[index] : "", element == "requires"))
            // What rpm itself can do is no package's to provide.
            .Where(entry => !entry.Name.StartsWith("rpmlib(", StringComparison.Ordinal))
            .Distinct()
            .ToList();
        if (entries.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("rpm", element, YumXml.Rpm);
        foreach (var entry in entries)
        {
            entry.Write(xml);
        }

        xml.WriteEndElement();
    }

    private sealed record Entry(string Name, string Comparison, string Version, bool IsBefore)
    {
        private const RpmSense Before = RpmSense.PreInstall | RpmSense.PostInstall | RpmSense.Earlier;

        public Entry(string name, RpmSense sense, string version, bool mayBeBefore)
            : this(name, ComparisonOf(sense), version, mayBeBefore && (sense & Before) != 0)
        {
        }

        public void Write(XmlWriter xml)
        {
            xml.WriteStartElement("rpm", "entry", YumXml.Rpm);
            YumXml.Attribute(xml, "name", Name);
            if (Comparison.Length > 0)
            {
                YumXml.Attribute(xml, "flags", Comparison);
                WriteVersion(xml);
            }

            if (IsBefore)
            {
                YumXml.Attribute(xml, "pre", "1");
            }

            xml.WriteEndElement();
        }

        private static string ComparisonOf(RpmSense sense) => (sense & (RpmSense.Less | RpmSense.Greater | RpmSense.Equal)) switch
        {
            RpmSense.Less => "LT",
            RpmSense.Greater => "GT",
            RpmSense.Equal => "EQ",
            RpmSense.Less | RpmSense.Equal => "LE",
            RpmSense.Greater | RpmSense.Equal => "GE",
            _ => "",
        };

        private void WriteVersion(XmlWriter xml)
        {
            var epoch = Version.IndexOf(':', StringComparison.Ordinal);
            var rest = Version[(epoch + 1)..];
            var release = rest.LastIndexOf('-');
            YumXml.Attribute(xml, "epoch", epoch > 0 ? Version[..epoch] : "0");
            YumXml.Attribute(xml, "ver", release < 0 ? rest : rest[..release]);
            if (release >= 0)
            {
                YumXml.Attribute(xml, "rel", rest[(release + 1)..]);
            }
        }
    }
}

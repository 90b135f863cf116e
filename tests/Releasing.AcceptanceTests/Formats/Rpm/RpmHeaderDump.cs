using System.Xml.Linq;

namespace Releasing.AcceptanceTests.Formats.Rpm;

/// <summary>A package's tags as rpm itself reads them: <c>rpm -qp --xml</c>.</summary>
internal static class RpmHeaderDump
{
    /// <summary>The values of each tag, by its name.</summary>
    public static SortedDictionary<string, string[]> Of(Validator rpm, string package)
    {
        var document = XDocument.Parse(rpm.Accept("-qp", "--nosignature", "--xml", package));
        return new SortedDictionary<string, string[]>(
            document.Root!.Elements("rpmTag").ToDictionary(
                tag => tag.Attribute("name")!.Value,
                tag => tag.Elements().Select(value => value.Value).ToArray()),
            StringComparer.Ordinal);
    }
}

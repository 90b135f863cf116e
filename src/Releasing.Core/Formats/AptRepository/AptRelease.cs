using System.Globalization;
using System.Text;

namespace Releasing.Formats.AptRepository;

/// <summary>The text of <c>Release</c>, which is what is signed: it holds the digests of the indexes, and those the digests of the packages.</summary>
internal static class AptRelease
{
    public static string Write(AptSuite suite, IEnumerable<string> architectures, IEnumerable<AptIndexFile> files)
    {
        var text = new StringBuilder();
        Add(text, "Origin", suite.Origin);
        Add(text, "Label", suite.Label);
        Add(text, "Suite", suite.Suite);
        Add(text, "Codename", suite.Codename.Length > 0 ? suite.Codename : suite.Suite);
        Add(text, "Date", Time(suite.Date));
        Add(text, "Valid-Until", suite.ValidFor is { } time ? Time(suite.Date + time) : "");
        Add(text, "Acquire-By-Hash", "yes");
        Add(text, "Architectures", string.Join(' ', architectures));
        Add(text, "Components", suite.Component);
        Add(text, "Description", suite.Description);
        text.Append("SHA256:\n");
        foreach (var file in files)
        {
            text.Append(file).Append('\n');
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
        {
            text.Append(name).Append(": ").Append(value).Append('\n');
        }
    }

    // As RFC 5322 writes it, in the one zone that apt takes.
    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}

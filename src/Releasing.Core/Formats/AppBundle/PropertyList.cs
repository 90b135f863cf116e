using System.Globalization;
using System.Text;
using System.Xml;
using Releasing.Failures;

namespace Releasing.Formats.AppBundle;

/// <summary>Writes property lists in XML (plist(5)): the Info.plist of a bundle.</summary>
public static class PropertyList
{
    private const int DeepestNesting = 32;

    /// <summary>Writes a list.</summary>
    /// <param name="values">
    /// Its keys in their order. Values: <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>, lists of values, and dictionaries from <see cref="string"/> to values.
    /// </param>
    /// <returns>The bytes, UTF-8.</returns>
    /// <exception cref="InvalidInputException">A value of another kind, text that XML cannot hold, or values nested deeper than 32.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, object>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var output = new StringBuilder();
        output.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        output.Append("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n");
        output.Append("<plist version=\"1.0\">\n");
        Append(output, values, 0, "the property list");
        output.Append("</plist>\n");
        return Encoding.UTF8.GetBytes(output.ToString());
    }

    // The depth is bounded above.
    private static void Append(StringBuilder output, object value, int depth, string where)
    {
        if (depth > DeepestNesting)
        {
            throw new InvalidInputException(where, $"values are nested deeper than {DeepestNesting}", "Flatten them");
        }

        var indent = new string('\t', depth);
        switch (value)
        {
            case string text:
                output.Append(indent).Append("<string>").Append(Escape(text, where)).Append("</string>\n");
                break;
            case bool flag:
                output.Append(indent).Append(flag ? "<true/>\n" : "<false/>\n");
                break;
            case int or long:
                output.Append(indent).Append(CultureInfo.InvariantCulture, $"<integer>{value}</integer>\n");
                break;
            case IEnumerable<KeyValuePair<string, object>> dictionary:
                output.Append(indent).Append("<dict>\n");
                foreach (var (key, member) in dictionary)
                {
                    output.Append(indent).Append("\t<key>").Append(Escape(key, where)).Append("</key>\n");
                    Append(output, member, depth + 1, key);
                }

                output.Append(indent).Append("</dict>\n");
                break;
            case IEnumerable<object> list:
                output.Append(indent).Append("<array>\n");
                foreach (var member in list)
                {
                    Append(output, member, depth + 1, where);
                }

                output.Append(indent).Append("</array>\n");
                break;
            default:
                throw new InvalidInputException(where, $"a property list has no values of the kind {value?.GetType().Name ?? "null"}", "Use text, whole numbers, true and false, lists and dictionaries of them");
        }
    }

    private static string Escape(string text, string where)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        }
        catch (XmlException error)
        {
            throw new InvalidInputException(where, "the text has a character that XML cannot hold", "Leave control characters out", error);
        }
    }
}

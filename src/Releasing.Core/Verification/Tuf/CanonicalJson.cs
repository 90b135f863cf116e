using System.Text;
using System.Text.Json;
using Releasing.Text;

namespace Releasing.Verification.Tuf;

/// <summary>
/// The bytes that signatures of TUF are over (TUF specification 1.0.34, section 4.2, "canonical JSON" of OLPC): no white space, names in the order of their UTF-8, whole numbers alone,
/// and in texts nothing escaped but <c>"</c> and <c>\</c>. What readers of other languages would read differently (a fraction, a number beyond 2^53, half of a surrogate pair) has no
/// canonical form here.
/// </summary>
internal static class CanonicalJson
{
    private const long LargestNumber = (1L << 53) - 1;

    /// <summary>Writes an element. The depth of the recursion is that of the parser's limit.</summary>
    /// <param name="element">An element of a document without names that stand twice.</param>
    /// <param name="where">What messages call it.</param>
    /// <exception cref="TufRefusedException"><see cref="TufReason.Malformed"/>: it has no canonical form.</exception>
    public static byte[] Write(JsonElement element, string where)
    {
        var text = new StringBuilder();
        try
        {
            Append(element, text, where);
        }
        catch (InvalidOperationException error)
        {
            throw Malformed(where, "a text in it is no Unicode", error);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Append(JsonElement element, StringBuilder text, string where)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendObject(element, text, where);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    text.Append(index == 0 ? "" : ",");
                    Append(item, text, where);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                AppendText(element.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element, where));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void AppendObject(JsonElement element, StringBuilder text, string where)
    {
        var members = element.EnumerateObject().Select(member => (member.Name, Order: Encoding.UTF8.GetBytes(member.Name), member.Value)).ToList();
        // The order of UTF-8 is that of code points; UTF-16 has another one beyond U+FFFF.
        members.Sort((left, right) => left.Order.AsSpan().SequenceCompareTo(right.Order));
        text.Append('{');
        foreach (var (index, member) in members.Index())
        {
            text.Append(index == 0 ? "" : ",");
            AppendText(member.Name, text);
            text.Append(':');
            Append(member.Value, text, where);
        }

        text.Append('}');
    }

    private static void AppendText(string value, StringBuilder text)
    {
        text.Append('"').Append(value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
    }

    private static string Number(JsonElement element, string where)
    {
        var digits = element.GetRawText();
        return element.TryGetInt64(out var number) && number is >= -LargestNumber and <= LargestNumber && digits.AsSpan().IndexOfAny(".eE") < 0 && digits != "-0"
            ? digits
            : throw Malformed(where, $"the number {PlainText.Line(digits.Length > 40 ? digits[..40] + "…" : digits)} has no canonical form");
    }

    private static TufRefusedException Malformed(string where, string what, Exception? inner = null) => new(TufReason.Malformed, where, $"It cannot be verified: {what}.", inner);
}

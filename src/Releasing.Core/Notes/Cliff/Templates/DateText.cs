using System.Globalization;
using System.Text;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>The filter <c>date</c>: seconds since 1970 or a date of RFC 3339, written by a format of strftime(3), in English and UTC.</summary>
internal static class DateText
{
    private static readonly string[] s_forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    // Letters of a format with the form of .NET that writes the same; the quotation marks keep single letters from being whole forms.
    private static readonly Dictionary<char, string> s_letters = new()
    {
        ['Y'] = "yyyy", ['y'] = "yy", ['m'] = "MM", ['d'] = "dd", ['H'] = "HH", ['I'] = "hh", ['M'] = "mm", ['S'] = "ss", ['b'] = "MMM", ['h'] = "MMM", ['B'] = "MMMM", ['a'] = "ddd", ['A'] = "dddd",
        ['p'] = "tt", ['F'] = "yyyy-MM-dd", ['T'] = "HH:mm:ss", ['R'] = "HH:mm", ['D'] = "MM/dd/yy", ['x'] = "MM/dd/yy", ['X'] = "HH:mm:ss", ['c'] = "ddd MMM d HH:mm:ss yyyy", ['v'] = "d-MMM-yyyy",
    };

    /// <summary>Writes a date.</summary>
    public static object Filter(TemplateCall call)
    {
        if (call.Has("locale") || (call.TextOf("timezone")?.Text is { } zone && zone is not ("UTC" or "Etc/UTC" or "GMT")))
        {
            throw call.Fail("writes dates in English and UTC only");
        }

        var format = (call.TextOf("format") ?? TemplateText.Own("%Y-%m-%d")).Text;
        var result = new StringBuilder();
        var date = Date(call);
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                result.Append(format[at]);
                continue;
            }

            var padding = at + 1 < format.Length && format[at + 1] is '-' or '_' or '0' ? format[++at] : ' ';
            at++;
            var written = at < format.Length ? Written(date, format[at]) : null;
            result.Append(padding is '-' ? Unpadded(written) : written ?? throw call.Fail($"does not know the format '{format}'"));
            if (written is null)
            {
                throw call.Fail($"does not know the format '{format}'");
            }
        }

        return TemplateText.Own(result.ToString());
    }

    private static string? Unpadded(string? written) => written is null ? null : written.TrimStart('0', ' ') is { Length: > 0 } rest ? rest : "0";

    private static string? Written(DateTimeOffset date, char letter)
    {
        var culture = CultureInfo.InvariantCulture;
        return letter switch
        {
            'e' => date.Day.ToString(culture).PadLeft(2),
            'k' => date.Hour.ToString(culture).PadLeft(2),
            'l' => date.ToString("%h", culture).PadLeft(2),
            'j' => date.DayOfYear.ToString("000", culture),
            'u' => (((int)date.DayOfWeek + 6) % 7 + 1).ToString(culture),
            'w' => ((int)date.DayOfWeek).ToString(culture),
            'G' => ISOWeek.GetYear(date.DateTime).ToString(culture),
            'V' => ISOWeek.GetWeekOfYear(date.DateTime).ToString("00", culture),
            'P' => date.ToString("tt", culture).ToLowerInvariant(),
            's' => date.ToUnixTimeSeconds().ToString(culture),
            'z' => date.ToString("zzz", culture).Replace(":", "", StringComparison.Ordinal),
            'Z' => "UTC",
            'n' => "\n",
            't' => "\t",
            '%' => "%",
            _ => s_letters.TryGetValue(letter, out var form) ? date.ToString(form, culture) : null,
        };
    }

    private static DateTimeOffset Date(TemplateCall call)
    {
        const long First = -62_135_596_800;
        const long Last = 253_402_300_799;
        return call.Value switch
        {
            long seconds when seconds is >= First and <= Last => DateTimeOffset.FromUnixTimeSeconds(seconds),
            TemplateText text when DateTimeOffset.TryParseExact(text.Text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) => date,
            TemplateText text => throw call.Fail($"cannot read the date '{text.Text}'"),
            var other => throw call.Fail($"wants seconds since 1970 or a date of RFC 3339, here is {TemplateValue.Kind(other)}"),
        };
    }
}

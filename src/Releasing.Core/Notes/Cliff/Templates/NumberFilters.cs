using System.Globalization;

namespace Releasing.Notes.Cliff.Templates;

/// <summary>Filters over numbers and dates.</summary>
internal static class NumberFilters
{
    /// <summary>By their names.</summary>
    public static IReadOnlyDictionary<string, Func<TemplateCall, object?>> All { get; } = new Dictionary<string, Func<TemplateCall, object?>>
    {
        ["abs"] = call => call.Value is long number ? number == long.MinValue ? throw call.Fail("gives a number that is too large") : (object)Math.Abs(number) : Math.Abs(call.Number),
        ["round"] = call => Round(call),
        ["pluralize"] = call => Math.Abs(call.Number) == 1 ? call.TextOf("singular") ?? TemplateText.Empty : call.TextOf("plural") ?? TemplateText.Own("s"),
        ["int"] = call => call.Value switch
        {
            long number => number,
            double number when Math.Abs(number) < long.MaxValue => (long)number,
            TemplateText text when Parse(text) is { } number && Math.Abs(number) < long.MaxValue => (long)number,
            _ => call.Argument("default") ?? 0L,
        },
        ["float"] = call => call.Value switch { long or double => call.Number, TemplateText text when Parse(text) is { } number => number, _ => call.Argument("default") ?? 0.0 },
        ["date"] = DateText.Filter,
    };

    private static double? Parse(TemplateText text) => double.TryParse(text.Text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double Round(TemplateCall call)
    {
        var places = call.Whole("precision", 0);
        if (places is < 0 or > 12)
        {
            throw call.Fail("wants a precision of 0 to 12");
        }

        var factor = Math.Pow(10, places);
        var scaled = call.Number * factor;
        return call.TextOf("method")?.Text switch
        {
            null or "common" => Math.Round(scaled, MidpointRounding.AwayFromZero),
            "ceil" => Math.Ceiling(scaled),
            "floor" => Math.Floor(scaled),
            _ => throw call.Fail("wants the method common, ceil or floor"),
        } / factor;
    }
}
